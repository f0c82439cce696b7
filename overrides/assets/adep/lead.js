// A page that only leads on: to the address that it names, at the same place and the same day.
location.replace(document.currentScript.dataset.to + location.search + location.hash);

// A page that only leads on: to the address that it names, at the same place and the same day.
const to = new URL(document.currentScript.dataset.to, location.href);
to.search = location.search;
if (!to.hash) to.hash = location.hash;
location.replace(to);

// Fills the places of partials/agency.html with what agency/agency.js gives: a copy of the site that
// was unpacked from the zip gets an organisation's name without any tool. A web build has no places.
//
// No zip brings that file, so that no new one overwrites it: it may be missing, and only asking tells.
// A copy without it is asked once a visit, and again when a reader loads the page again.
{
  const lang = document.documentElement.lang;
  const form = document.querySelector("form.search");
  const head = document.querySelector(".agency-head");
  const foot = document.querySelector(".agency-foot");

  // An element with the words in the page's language, or else in the first that has any.
  const said = (tag, words) => {
    const other = Object.keys(words).find(key => key !== "link" && words[key]);
    const found = words[lang] ? lang : other;
    if (!found) return null;
    const element = document.createElement(tag);
    element.textContent = String(words[found]);
    if (found !== lang) element.lang = found;
    return element;
  };

  const linked = (element, address, schemes) => {
    if (!element || !schemes.test(address || "")) return element;
    const link = document.createElement("a");
    link.href = address;
    link.append(element);
    return link;
  };

  const fill = () => {
    const given = window.adepAgency || {};
    const name = said("b", given.name || {});
    if (!name || !head || !foot) return;
    const who = head.querySelector(".agency-who");
    foot.querySelector("b").replaceWith(name.cloneNode(true));
    // A name of a picture in the folder, never an address.
    if (/^[^/\\:?#]+\.(svg|png)$/i.test(given.logo || "")) {
      const logo = document.createElement("img");
      logo.alt = "";
      logo.src = `${form.dataset.base}agency/${encodeURIComponent(given.logo)}`;
      who.append(logo, " ");
    }
    who.append(linked(name, given.home, /^https?:\/\//i));
    const contact = foot.querySelector("p[hidden]");
    for (const one of given.contacts || []) {
      const words = linked(said("span", one), one.link, /^(https?:\/\/|mailto:|tel:)/i);
      if (!words) continue;
      const place = document.createElement("span");
      place.className = "agency-contact";
      place.append(words);
      contact.append(place, " ");
      contact.hidden = false;
    }
    head.hidden = foot.hidden = false;
  };

  const copy = `adep.agency ${new URL(form.dataset.base, location.href).href}`;
  const [visit] = performance.getEntriesByType("navigation");
  const remember = what => {
    try { sessionStorage.setItem(copy, what); } catch (error) { /* storage is off: it is asked each time */ }
  };
  let missing = false;
  try { missing = sessionStorage.getItem(copy) === "none"; } catch (error) { /* as there */ }
  if (!missing || visit?.type === "reload") {
    const own = document.createElement("script");
    own.src = `${form.dataset.base}agency/agency.js`;
    own.onload = () => {
      remember("there");
      fill();
    };
    own.onerror = () => remember("none");
    document.head.append(own);
  }
}

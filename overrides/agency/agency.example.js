// Ұйымыңыздың атауы, логотипі, байланыс деректері және сайтының басты беті: осы сайттың әр бетінде көрсетіледі.
// Осы файлдың agency.js деген көшірмесін жасаңыз. Тырнақшалардың арасына жазып, UTF-8 кодтауында сақтаңыз да, бетті қайта
// жүктеңіз. Атау бос болса, ештеңе көрсетілмейді. Жаңа нұсқада agency.js жоқ: сіздің файлыңыздың үстінен ештеңе жазылмайды.
// Атаудың ішіне " қоймаңыз, «…» немесе “…” жазыңыз. Атау көрінбесе, бір тырнақша немесе үтір түсіп қалған.
//
// Your organisation's name, logo, contact and home page: every page of the site shows them.
// Copy this file under the name agency.js. Write between the quotation marks, save it as UTF-8, load a page again.
// Without a name nothing is shown. No new version brings an agency.js: nothing is ever written over yours.
// Inside a name write «…» or “…”, never ". If no name appears, a quotation mark or a comma is missing.

window.adepAgency = {
  name: { kk: "", en: "" },

  // Осы қалтадағы сурет / a picture in this folder: "logo.svg", "logo.png"
  logo: "",

  // "https://…"
  home: "",

  // link: "tel:+7…", "mailto:…", "https://…" немесе / or ""
  contacts: [
    { kk: "", en: "", link: "" },
  ],
};

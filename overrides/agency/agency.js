// Ұйымыңыздың атауы, логотипі, байланыс деректері және сайтының басты беті: осы сайттың әр бетінде көрсетіледі.
// Тырнақшалардың арасына жазып, файлды UTF-8 кодтауында сақтаңыз да, бетті қайта жүктеңіз. Атау бос болса, ештеңе көрсетілмейді.
//
// Your organisation's name, logo, contact and home page: every page of the site shows them.
// Write between the quotation marks, save the file as UTF-8, load a page again. Without a name nothing is shown.

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

// Paper has no folds: a notice is printed whole, in browsers too whose styles cannot open it.
window.addEventListener("beforeprint", () => {
  for (const notice of document.querySelectorAll(".notice details")) notice.open = true;
});
for (const button of document.querySelectorAll("button.print")) button.addEventListener("click", () => window.print());

// A change that takes force on a later day is told until that day; the site that was built knows none.
{
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(number => String(number).padStart(2, "0")).join("-");
  for (const notice of document.querySelectorAll("[data-until]")) notice.hidden = today >= notice.dataset.until;
}

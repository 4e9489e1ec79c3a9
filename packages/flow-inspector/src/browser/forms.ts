/* What somebody does with the forms of a live page, so that nothing takes it away from them. */
/** Whether somebody is choosing something there, or has chosen. */
function isInUse(id: string): boolean {
  const place = document.getElementById(id);
  if (!place) return false;
  const isChanged = [...place.querySelectorAll('select')].some(({ selectedIndex }) => selectedIndex > 0);
  const isInside = place !== document.activeElement && place.contains(document.activeElement);
  return isChanged || isInside || place.querySelector('input:checked') !== null;
}

/** A form is on its way: a page that reloaded itself now would drop the answer, and with it where the browser shall go. */
let isLeaving = false;

/** A pressed button stays pressed: nothing is sent twice by a nervous finger. */
document.addEventListener('submit', (event) => {
  isLeaving = true;
  const { submitter } = event;
  setTimeout(() => {
    if (submitter instanceof HTMLButtonElement) submitter.disabled = true;
  });
});
addEventListener('pageshow', () => {
  isLeaving = false;
  for (const button of document.querySelectorAll('button')) button.disabled = false;
});

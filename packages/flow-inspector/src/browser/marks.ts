/* What live pages and exported ones have in common: which message is chosen, which value is followed. */
const diagram = () => document.getElementById('diagram');

function markChosen(seq: string | null): void {
  for (const hop of document.querySelectorAll<HTMLElement>('.hop')) {
    if (seq !== null && hop.dataset['hop'] === seq) hop.setAttribute('aria-current', 'true');
    else hop.removeAttribute('aria-current');
  }
}

function markFollowed(fingerprint: string | null): void {
  diagram()?.classList.toggle('following', fingerprint !== null);
  for (const hop of document.querySelectorAll<HTMLElement>('.hop')) {
    const carried = hop.dataset['values']?.split(' ') ?? [];
    hop.classList.toggle('followed', fingerprint !== null && carried.includes(fingerprint));
  }
}

function announce(text: string): void {
  const place = document.getElementById('announcements');
  if (place) place.textContent = text;
}

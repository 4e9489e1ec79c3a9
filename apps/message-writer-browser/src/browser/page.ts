const sections = ['start', 'working', 'connected', 'problem'] as const;

/** An element this page is known to have. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`there is no #${id}`);
  return found;
}

/** Shows one section, and hides the others. */
export function show(section: (typeof sections)[number]): void {
  for (const id of sections) {
    const candidate = document.getElementById(id);
    if (candidate) candidate.hidden = id !== section;
  }
}

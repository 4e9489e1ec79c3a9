import { useLayoutEffect, useRef, useState } from 'react';

/**
 * The text of a text area, kept while React takes over the page that came from the server. React then puts its own text
 * in, whatever a quick person has typed before or during that; it is put back.
 *
 * @param id of the text area in the page
 * @param given the text it came with
 */
export function useTypedText(id: string, given: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(given);
  useState(() => watchTyping(id));
  useLayoutEffect(() => {
    const typed = area.current ? lastTyped.get(area.current) : undefined;
    if (typed !== undefined) setText(typed);
  }, []);
  return { area, text, setText };
}

/** What a person has typed last: React changes a text area's value without an event, a person does not. */
const lastTyped = new WeakMap<HTMLTextAreaElement, string>();

/** Begins with the first rendering, before React touches the text area; does nothing where there is none yet. */
function watchTyping(id: string): void {
  if (typeof document === 'undefined') return;
  const area = document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement) || lastTyped.has(area)) return;
  lastTyped.set(area, area.value);
  area.addEventListener('input', () => lastTyped.set(area, area.value));
}

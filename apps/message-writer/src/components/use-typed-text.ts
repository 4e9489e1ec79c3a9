import { useEffect, useRef, useState } from 'react';

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
  const [first] = useState(given);
  const [typedBefore] = useState(() => textIn(id));
  useEffect(() => {
    const now = area.current?.value;
    const typed = now === first ? typedBefore : now;
    if (typed !== undefined) setText(typed);
  }, [first, typedBefore]);
  return { area, text, setText };
}

/** What stands in a text area of the page already; undefined where there is none yet. */
function textIn(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const area = document.getElementById(id);
  return area instanceof HTMLTextAreaElement ? area.value : undefined;
}

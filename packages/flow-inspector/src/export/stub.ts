/** What stands for a value that was not kept, for example `‹state · 43 characters · #ab12cd34›`. */
export interface Stub {
  readonly text: string;
  /** What it is: `state`, `code`, `not shown`. */
  readonly word: string;
  /** Undefined for what is not recorded in any form. */
  readonly fingerprint: string | undefined;
}

const pattern = /‹([^‹›·#]{1,40}?)(?: · [^‹›·#]{1,40})?(?: · #([\w-]{1,64}))?›/g;

/** Takes a recorded text apart: literal text and stubs, in order, without empty pieces. */
export function splitStubs(text: string): (string | Stub)[] {
  const pieces: (string | Stub)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [stub, word = '', fingerprint] = match;
    pieces.push(text.slice(end, match.index), { text: stub, word, fingerprint });
    end = match.index + stub.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

/** A recorded text with each stub replaced. */
export function replaceStubs(text: string, replace: (stub: Stub) => string): string {
  return splitStubs(text)
    .map((piece) => (typeof piece === 'string' ? piece : replace(piece)))
    .join('');
}

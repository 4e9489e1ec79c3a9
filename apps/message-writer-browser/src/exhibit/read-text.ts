import type { IncomingMessage } from 'node:http';

const longest = 5_000;

/** The body of a small request, as text; too long a one is cut, and then fits nothing. */
export async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longest) break;
  }
  return text.slice(0, longest);
}

/** One property of a vCard (RFC 6350 §3.3): `group.NAME;PARAM=value:value`, on one line. */
export interface ContentLine {
  /** Where it begins in the file; the first line is 1. */
  readonly line: number;
  /** In capitals, without its group. */
  readonly name: string;
  /** Names in capitals; of a parameter that is repeated, all values. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it stands there, still escaped. */
  readonly value: string;
}

/** Longer than a photograph can be in a file of the size we take, so nothing honest is refused. */
const longestLine = 300_000;

/** Something that is no vCard property. */
export class ContentLineError extends Error {
  override name = 'ContentLineError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Lines with what was folded put together again (RFC 6350 §3.2): a line that begins with a blank goes on. */
export function unfoldLines(text: string): { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1);
    else if (raw.trim() !== '') lines.push({ line: index + 1, text: raw });
  });
  return lines;
}

/** @throws {ContentLineError} */
export function parseContentLine({ line, text }: { line: number; text: string }): ContentLine {
  if (text.length > longestLine) throw new ContentLineError(line, 'this line is too long');
  const colon = findOutsideQuotes(text, ':');
  if (colon < 1) throw new ContentLineError(line, 'there is no colon in this line');
  const [head = '', ...parameters] = splitOutsideQuotes(text.slice(0, colon), ';');
  const name = head.slice(head.lastIndexOf('.') + 1).toUpperCase();
  if (!/^[A-Z0-9-]{1,64}$/.test(name))
    throw new ContentLineError(line, 'this line does not begin with a name');
  return { line, name, parameters: readParameters(parameters), value: text.slice(colon + 1) };
}

/** A text value as a person wrote it (RFC 6350 §3.4). */
export function unescapeText(value: string): string {
  return value.replace(/\\([\s\S])/g, (_match, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/** A text value as it goes into a file (RFC 6350 §3.4). */
export function escapeText(value: string): string {
  return value.replace(/[\\,;]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`);
}

/** The components of a structured value, unescaped (RFC 6350 §3.3). */
export function splitComponents(value: string): string[] {
  const components = [''];
  for (const [part] of value.matchAll(/\\[\s\S]|;|[^\\;]+|\\$/g)) {
    if (part === ';') components.push('');
    else components[components.length - 1] += part;
  }
  return components.map(unescapeText);
}

function readParameters(parts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    // RFC 2426 §4: in version 3.0 a type may stand alone.
    const [name, value] =
      equals < 0 ? ['TYPE', part] : [part.slice(0, equals).toUpperCase(), part.slice(equals + 1)];
    const values = parameters.get(name) ?? [];
    parameters.set(name, values);
    for (const one of splitOutsideQuotes(value, ',')) values.push(one.replace(/^"(.*)"$/s, '$1'));
  }
  return parameters;
}

function findOutsideQuotes(text: string, wanted: string, from = 0): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '"') quoted = !quoted;
    else if (!quoted && text[index] === wanted) return index;
  }
  return -1;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (;;) {
    const end = findOutsideQuotes(text, separator, begin);
    if (end < 0) return [...parts, text.slice(begin)];
    parts.push(text.slice(begin, end));
    begin = end + 1;
  }
}

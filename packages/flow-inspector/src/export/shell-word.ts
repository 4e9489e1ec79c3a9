/** Literal text, or the name of a variable that the shell fills in. */
export type ShellPart = string | { readonly variable: string };

/**
 * One argument for a POSIX shell. Single quotes hold anything; double quotes are taken only around variables and text
 * in which no shell sees a special character, so that nothing recorded is ever run.
 */
export function shellWord(parts: readonly ShellPart[]): string {
  const clean = parts.map((part) => (typeof part === 'string' ? part.replaceAll('\0', '') : part));
  const literals = clean.filter((part) => typeof part === 'string');
  if (literals.length === clean.length) return singleQuoted(literals.join(''));
  if (literals.every((literal) => /^[^"$`\\!]*$/.test(literal)))
    return `"${clean.map(inDoubleQuotes).join('')}"`;
  return clean
    .map((part) => (typeof part === 'string' ? singleQuoted(part) : `"$${part.variable}"`))
    .join('');
}

/** Text for a comment, or for a message inside double quotes: no character that means anything to any shell. */
export function harmless(text: string): string {
  return text.replace(/[^\p{L}\p{N}.,:/§→·_-]+/gu, ' ').trim();
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Braces where the text that follows could be read as part of the name, or as a modifier of it. */
function inDoubleQuotes(part: ShellPart, index: number, parts: readonly ShellPart[]): string {
  if (typeof part === 'string') return part;
  const next = parts[index + 1];
  const endsHere = typeof next !== 'string' || next === '' || /^[ &/;,]/.test(next);
  return endsHere ? `$${part.variable}` : `\${${part.variable}}`;
}

/** Characters of a secret that are too many to be there by chance (F-LEAK-1). */
const telling = 16;

/** The forms in which a canary stands in a text, piece by piece; empty when there is none of it. */
export function findCanary(text: string, canary: string): string[] {
  return formsOf(canary).flatMap(([form, written]) => {
    const pieces = Array.from({ length: Math.max(1, written.length - telling + 1) }, (_, index) =>
      written.slice(index, index + telling),
    );
    const found = pieces.find((piece) => text.includes(piece));
    return found === undefined ? [] : [`${form}: ${found}`];
  });
}

function formsOf(canary: string): [form: string, written: string][] {
  const base64 = (encoding: 'base64' | 'base64url') =>
    ['', '.', '..'].map((before): [string, string] => [
      encoding,
      Buffer.from(`${before}${canary}`).toString(encoding).replace(/=+$/, '').slice(4, -4),
    ]);
  return [
    ['raw', canary],
    ['lower case', canary.toLowerCase()],
    ['URL-encoded', encodeURIComponent(canary)],
    ['JSON-escaped', JSON.stringify(canary).slice(1, -1)],
    ['hexadecimal', Buffer.from(canary).toString('hex')],
    ...base64('base64'),
    ...base64('base64url'),
  ];
}

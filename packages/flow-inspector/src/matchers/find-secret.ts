/** Where a value was found that should not have been there. */
export interface Finding {
  /** For example `events[3].request.url`. */
  readonly path: string;
  /** How the value was written. */
  readonly form: string;
}

type Needle = readonly [form: string, text: string];

/** Looks through every string and name of a value, however deep, for a secret in any form it could be read back from. */
export function findSecret(haystack: unknown, secret: string): Finding | undefined {
  const needles = needlesOf(secret);
  const waiting: [path: string, value: unknown][] = [['', haystack]];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const [path, value] = item;
    if (typeof value === 'string' || typeof value === 'number') {
      const form = formOf(needles, String(value));
      if (form !== undefined) return { path, form };
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      const form = formOf(needles, key);
      if (form !== undefined) return { path: `a name in ${path}`, form };
      waiting.push([Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, ''), member]);
    }
  }
  return undefined;
}

function formOf(needles: readonly Needle[], text: string): string | undefined {
  return needles.find(([, needle]) => text.includes(needle))?.[0];
}

function needlesOf(secret: string): Needle[] {
  const text = secret.toWellFormed();
  const encoded = encodeURIComponent(text);
  const formEncoded = new URLSearchParams([['', text]]).toString().slice(1);
  const inBase64 = [0, 1, 2].flatMap((offset) => base64At(text, offset));
  return [
    ['as it is', secret],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ...[encoded, formEncoded].flatMap((form): Needle[] => [
      ['URL-encoded', form],
      ['URL-encoded', form.replace(/%../g, (byte) => byte.toLowerCase())],
    ]),
    ...inBase64.map((form): Needle => ['in base64', form]),
    ...inBase64.map((form): Needle => ['in base64url', form.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
}

/**
 * The characters of a base64 text that the secret alone decides, when it begins `offset` bytes into a group of three:
 * in Basic credentials a name stands before it.
 */
function base64At(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const certain = Buffer.from(bytes.toString('base64').replace(/=+$/, '')).toString();
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  const found = certain.slice(start, end);
  return found.length < 4 ? [] : [found];
}

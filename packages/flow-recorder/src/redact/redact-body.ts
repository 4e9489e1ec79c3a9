import type { SecretCollector } from './collector.ts';
import { redactParameter } from './redact-parameter.ts';
import { showName } from './redact-url.ts';

/** A body as it was captured. */
export interface CapturedBody {
  readonly contentType: string;
  readonly bytes: Buffer;
  /** True when the body was longer than what is captured. */
  readonly truncated: boolean;
}

export interface RedactedBody {
  readonly body: unknown;
  readonly bodyNote?: string;
}

/** @param isPublic the body is a public document (metadata, keys): every member may be shown */
export function redactBody(
  secrets: SecretCollector,
  captured: CapturedBody | undefined,
  place: string,
  isPublic: boolean,
): RedactedBody {
  if (!captured || captured.bytes.length === 0) return { body: null };
  const { bytes, contentType, truncated } = captured;
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const note = (why: string) => ({
    body: null,
    bodyNote: `${type || 'no type'}, ${bytes.length} bytes: ${why}`,
  });
  if (truncated) return note('too long to be kept');
  if (type === 'text/html') return note('pages are not kept, because their forms hold secrets');
  if (type === 'application/x-www-form-urlencoded') {
    return { body: redactForm(secrets, new URLSearchParams(bytes.toString('utf8')), place) };
  }
  if (!/^application\/(.+\+)?json$/.test(type)) return note('only forms and JSON are kept');
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return { body: isPublic ? json : redactJson(secrets, '', json, place) };
  } catch {
    return note('not the JSON it claims to be');
  }
}

/** A field that came several times, such as one `scope` per ticked box, becomes a list. */
function redactForm(secrets: SecretCollector, form: URLSearchParams, place: string): Record<string, unknown> {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    const key = showName(secrets, name);
    // RFC 7009 §2.1, RFC 7662 §2.1: `token` is of the type that the hint names.
    const meaning = name === 'token' ? (form.get('token_type_hint') ?? 'refresh_token') : name;
    const shown = redactParameter(secrets, meaning, value, place);
    const before = fields[key];
    fields[key] = before === undefined ? shown : [before, shown].flat();
  }
  return fields;
}

const openLiterals = new Set(['boolean', 'number']);

function redactJson(secrets: SecretCollector, name: string, value: unknown, place: string): unknown {
  if (typeof value === 'string') return redactParameter(secrets, name, value, place);
  if (Array.isArray(value)) return value.map((item) => redactJson(secrets, name, item, place));
  if (typeof value !== 'object' || value === null) return openLiterals.has(typeof value) ? value : null;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      showName(secrets, key),
      redactJson(secrets, key, member, place),
    ]),
  );
}

import type { SecretCollector } from './collector.ts';
import { redactJson } from './redact-json.ts';
import { redactParameter, showName } from './redact-parameter.ts';

/** A body as it was captured. */
export interface CapturedBody {
  readonly contentType: string;
  readonly bytes: Buffer;
  /** How long it was, in bytes, where that is more than what was captured. */
  readonly length?: number;
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
  if (!captured) return { body: null };
  const { bytes, contentType, length = bytes.length, truncated } = captured;
  if (length === 0) return { body: null };
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const note = (why: string) => ({
    body: null,
    bodyNote: `${type || 'no type'}, ${length} bytes: ${why}`,
  });
  if (truncated) return note('too long to be kept');
  if (type === 'text/html') return note('pages are not kept, because their forms hold secrets');
  if (type === 'application/x-www-form-urlencoded') {
    return { body: redactForm(secrets, new URLSearchParams(bytes.toString('utf8')), place) };
  }
  if (!/^application\/(.+\+)?json$/.test(type)) return note('only forms and JSON are kept');
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return { body: isPublic ? json : redactJson(secrets, json, place) };
  } catch {
    return note('not the JSON it claims to be');
  }
}

/** Fields of a form that are kept at most. */
const mostFields = 200;

/** What `token` can be, by the hint beside it (RFC 7009 §2.1, RFC 7662 §2.1). */
const tokenTypes = ['access_token', 'refresh_token'];

/** A field that came several times, such as one `scope` per ticked box, becomes a list. */
function redactForm(secrets: SecretCollector, form: URLSearchParams, place: string): Record<string, unknown> {
  const hint = form.get('token_type_hint') ?? '';
  const tokenType = tokenTypes.includes(hint) ? hint : 'refresh_token';
  const fields = new Map<string, string[]>();
  for (const [name, value] of [...form].slice(0, mostFields)) {
    const key = showName(secrets, name);
    const shown = redactParameter(secrets, name === 'token' ? tokenType : name, value, place);
    const before = fields.get(key);
    if (before) before.push(shown);
    else fields.set(key, [shown]);
  }
  return Object.fromEntries(
    [...fields].map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
  );
}

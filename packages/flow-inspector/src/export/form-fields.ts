import type { TracedExchange } from '../trace.ts';

/** The fields of a recorded form, or undefined when the body is none; a field may come several times. */
export function formFields({
  headers,
  body,
}: TracedExchange['request']): (readonly [string, string])[] | undefined {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  if (isForm !== true || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((item) => [name, typeof item === 'string' ? item : JSON.stringify(item)] as const),
  );
}

/** The pages of this app a person can be sent back to, with what they had typed there (RFC 9700 §4.11: nowhere else). */
const returnTargets: Readonly<Record<string, readonly string[]>> = {
  '/birthdays': ['guided'],
  '/messages': [],
  '/contacts': ['firstName', 'date', 'email'],
};

/** `wanted` if it is one of our pages, with the parameters that page knows; else the birthdays. */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/birthdays';
  const [path = '', query = ''] = wanted.split('?', 2);
  const known = Object.hasOwn(returnTargets, path) ? returnTargets[path] : undefined;
  return known ? withParameters(path, Object.fromEntries(new URLSearchParams(query)), known) : '/birthdays';
}

/** A path of ours with those of the parameters that are named and not empty. */
export function withParameters(
  path: string,
  values: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = Object.keys(values),
): string {
  const kept = names.flatMap((name) => (values[name] ? [[name, values[name]] as [string, string]] : []));
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}

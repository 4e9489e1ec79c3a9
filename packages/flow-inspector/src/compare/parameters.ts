import { readRecordedUrl } from '../export/recorded-url.ts';
import type { TracedExchange } from '../trace.ts';
import { steadyText, variesByRun } from './varying.ts';

/** A named value somewhere in an exchange. */
export interface Parameter {
  /** For example `request.query`, `response.headers` or `access_token.payload`. */
  readonly place: string;
  /** A member of a member has a dotted name. */
  readonly name: string;
  readonly value: string;
}

export interface ParameterDifference {
  readonly kind: 'parameter';
  readonly change: 'added' | 'removed' | 'changed';
  readonly place: string;
  readonly name: string;
  /** As it was recorded; `null` where it was not sent. */
  readonly one: string | null;
  readonly other: string | null;
}

/** What the second exchange sent more, less, or otherwise; values that never are the same twice do not count. */
export function compareParameters(one: TracedExchange, other: TracedExchange): ParameterDifference[] {
  const [before, after] = [parametersOf(one), parametersOf(other)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => differenceOf(before.get(key), after.get(key)) ?? []);
}

function differenceOf(
  one: Parameter | undefined,
  other: Parameter | undefined,
): ParameterDifference | undefined {
  const parameter = one ?? other;
  if (parameter === undefined || (one && other && isSame(one, other))) return undefined;
  const { place, name } = parameter;
  const change = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
  return { kind: 'parameter', change, place, name, one: one?.value ?? null, other: other?.value ?? null };
}

function isSame(one: Parameter, other: Parameter): boolean {
  const leaf = one.name.slice(one.name.lastIndexOf('.') + 1);
  // Cookies are other ones in every browser; which of them there are says where the browser has been, not what was asked.
  if (/^(?:set-)?cookie$/i.test(leaf) && [one, other].every(hidesCookies)) return true;
  return one.value === other.value || variesByRun(leaf) || steadyText(one.value) === steadyText(other.value);
}

/** Whether every cookie in a header is a stub, as it has to be. */
function hidesCookies({ value }: Parameter): boolean {
  return value.split(/\n|, (?=[\w-]+=)/).every((line) => /^[^=]*=(?:‹|;|$)/.test(line.trim()));
}

function parametersOf({ request, response, tokens }: TracedExchange): Map<string, Parameter> {
  const query = readRecordedUrl(request.url).parameters;
  const all = [
    ...query.map(([name, value]) => ({ place: 'request.query', name, value })),
    ...flatten('request.headers', '', request.headers),
    ...flatten('request.body', '', request.body),
    ...flatten('response.headers', '', response?.headers),
    ...flatten('response.body', '', response?.body),
    ...tokens.flatMap(({ kind, header, payload }) => [
      ...flatten(`${kind}.header`, '', header),
      ...flatten(`${kind}.payload`, '', payload),
    ]),
  ];
  const parameters = new Map<string, Parameter>();
  for (const parameter of all) {
    const key = JSON.stringify([parameter.place, parameter.name]);
    const earlier = parameters.get(key);
    parameters.set(
      key,
      earlier ? { ...parameter, value: `${earlier.value}, ${parameter.value}` } : parameter,
    );
  }
  return parameters;
}

function flatten(place: string, name: string, value: unknown): Parameter[] {
  if (value === null || value === undefined) return name === '' ? [] : [{ place, name, value: 'null' }];
  if (typeof value !== 'object') return [{ place, name, value: String(value) }];
  return Object.entries(value).flatMap(([key, member]) =>
    flatten(place, name === '' ? key : `${name}.${key}`, member),
  );
}

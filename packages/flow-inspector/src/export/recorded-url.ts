import { splitStubs } from './stub.ts';

/** A URL as a recorder shows it: the path as it was sent, the query decoded, so that `+` and `%` mean themselves. */
export interface RecordedUrl {
  /** Without the query. */
  readonly address: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

export function readRecordedUrl(url: string): RecordedUrl {
  const [address = '', query = ''] = url.split(/\?(.*)/s);
  if (query === '') return { address, parameters: [] };
  const parameters = query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [name, value] as const;
  });
  return { address, parameters };
}

/** A part of a query or form, for sending. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Brackets belong to an IPv6 host and nowhere else. */
const notOfAnAddress = /^(https?:\/\/\[[\da-f:.]+\])|[^\w.~:/@!$&()*+,;=%-]+/giu;

/** Literal text of an address; what the path has encoded stays as it is. */
export function encodeAddress(text: string): string {
  return text
    .toWellFormed()
    .replace(notOfAnAddress, (found: string, host?: string) => host ?? encodeURIComponent(found));
}

/** The URL with its stubs and its query encoded: one that every program can read. */
export function encodeRecordedUrl(url: string): string {
  const { address, parameters } = readRecordedUrl(url);
  const path = splitStubs(address).map((piece) =>
    typeof piece === 'string' ? encodeAddress(piece) : encodeComponent(piece.text),
  );
  const query = parameters.map((pair) => pair.map(encodeComponent).join('='));
  return `${path.join('')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

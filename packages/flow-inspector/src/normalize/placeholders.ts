import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import {
  httpDatePattern,
  isoDatePattern,
  queryPattern,
  uuidPattern,
  variesByInstallation,
  variesByRun,
} from '../compare/varying.ts';
import { splitStubs, type Stub } from '../export/stub.ts';

export type PartyUrls = Readonly<Partial<Record<FlowParty, string>>>;

export const epoch = new Date(0).toISOString();

/** Gives everything that differs from run to run a name that does not; equal values get equal names. */
export class Placeholders {
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #origins: readonly (readonly [pattern: RegExp, placeholder: string])[];

  constructor(parties: PartyUrls) {
    this.#origins = Object.entries(parties).flatMap(([party, url]) => originPatterns(party, url));
  }

  /** The number of a value among those of its kind, in order of first appearance. */
  number(kind: string, value: string): number {
    const numbers = this.#numbers.get(kind) ?? new Map<string, number>();
    this.#numbers.set(kind, numbers);
    const number = numbers.get(value) ?? numbers.size + 1;
    numbers.set(value, number);
    return number;
  }

  fingerprint(value: string): string {
    return String(this.number('fingerprint', value));
  }

  id(kind: string, value: string): string {
    return `${kind}-${this.number(kind, value)}`;
  }

  /** A whole value of a header, body, claim or event, by its name. */
  value(name: string, value: unknown): unknown {
    if (typeof value === 'string') return this.#namedText(name, value);
    if (typeof value === 'number') return variesByRun(name) ? 0 : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.value(name, item));
    return this.members(value as Readonly<Record<string, unknown>>);
  }

  /** Times become seconds since `iat`, so that a lifetime can still be seen. */
  members(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const { iat } = object;
    return Object.fromEntries(
      Object.entries(object).map(([name, value]) => {
        const isTime = (name === 'exp' || name === 'nbf') && typeof value === 'number';
        // A name that is not shown is a stub, too.
        const shown = name.includes('‹') ? this.text(name) : name;
        return [shown, isTime && typeof iat === 'number' ? value - iat : this.value(name, value)];
      }),
    );
  }

  text(text: string): string {
    const known = this.#origins.reduce((given, [pattern, name]) => given.replace(pattern, name), text);
    return splitStubs(known)
      .map((piece) => (typeof piece === 'string' ? this.#literal(piece) : this.#stub(piece)))
      .join('');
  }

  #literal(text: string): string {
    return text
      .replace(queryPattern, (pair, mark: string, name: string, value: string) =>
        varies(name) ? `${mark}${name}=${this.#random(name, value)}` : pair,
      )
      .replace(isoDatePattern, epoch)
      .replace(httpDatePattern, new Date(0).toUTCString())
      .replace(uuidPattern, (id) => this.#random('id', id));
  }

  #namedText(name: string, value: string): string {
    if (!varies(name) || hasPlaceholder(value)) return this.text(value);
    return /^\d*$/.test(value) ? '0' : this.#random(name, value);
  }

  #random(name: string, value: string): string {
    return `‹${name} · ${value.length} characters · #${this.fingerprint(value)}›`;
  }

  #stub({ text, fingerprint }: Stub): string {
    if (fingerprint === undefined) return text;
    return text.replace(`#${fingerprint}›`, `#${this.fingerprint(fingerprint)}›`);
  }
}

/** Whether a text holds a stub or a date: those are replaced as such. */
function hasPlaceholder(text: string): boolean {
  const isDated = [isoDatePattern, httpDatePattern].some((pattern) => text.search(pattern) >= 0);
  return isDated || splitStubs(text).some((piece) => typeof piece !== 'string');
}

function varies(name: string): boolean {
  return variesByRun(name) || variesByInstallation(name);
}

/** `Host` headers name a party without the scheme. */
function originPatterns(party: string, url: string): (readonly [RegExp, string])[] {
  const { origin, host } = new URL(url);
  return [origin, host].map((text) => [
    new RegExp(`(?<![\\w.-])${text.replace(/[.[\]]/g, String.raw`\$&`)}(?![\\w-]|[.:]\\w)`, 'g'),
    `{${party}}`,
  ]);
}

import { createHash } from 'node:crypto';
import type { Fingerprints } from '../fingerprint.ts';
import type { FollowedValue, RecordedToken, ValueKind } from '../flow-event.ts';
import { decodeJwt, jwtPattern } from './decode-jwt.ts';
import { openNames } from './allow-list.ts';

/** The words a reader sees in place of a value. */
const words: Readonly<Record<ValueKind, string>> = {
  access_token: 'access token',
  authorization_code: 'code',
  code_challenge: 'code_challenge',
  code_verifier: 'code_verifier',
  id_token: 'ID token',
  interaction: 'interaction',
  jti: 'jti',
  nonce: 'nonce',
  other: 'not shown',
  refresh_token: 'refresh token',
  session: 'session',
  state: 'state',
};

/** A JWT as it was captured, still whole, waiting to be verified; it never leaves the process like this. */
export interface CapturedToken {
  readonly raw: string;
  readonly recorded: RecordedToken;
}

/** Replaces the secrets of one exchange by stubs, and notes which value stood where. */
export class SecretCollector {
  readonly values: FollowedValue[] = [];
  readonly tokens: CapturedToken[] = [];
  readonly #fingerprints: Fingerprints;

  constructor(fingerprints: Fingerprints) {
    this.#fingerprints = fingerprints;
  }

  /** Notes a value that may be shown as it is, so that it can be followed. */
  follow(kind: ValueKind, name: string, value: string, place: string): void {
    this.values.push({ kind, name, fingerprint: this.#fingerprints.of(value), place });
  }

  /** The stub that stands for a secret: recognisable, equal for equal values, useless as a credential. */
  stub(kind: ValueKind, name: string, value: string, place: string): string {
    if (jwtPattern.test(value)) return this.#token(kind, name, value, place);
    const fingerprint = this.#fingerprints.of(value);
    if (kind !== 'other') this.values.push({ kind, name, fingerprint, place });
    // RFC 7636 §4.2: the challenge is the verifier's hash; both can then be followed as one.
    if (kind === 'code_verifier') this.follow('code_challenge', name, challengeOf(value), place);
    return `‹${words[kind]} · ${value.length} characters · #${fingerprint}›`;
  }

  #token(kind: ValueKind, name: string, raw: string, place: string): string {
    const decoded = decodeJwt(raw);
    const fingerprint = this.#fingerprints.of(raw);
    if (kind !== 'other') this.values.push({ kind, name, fingerprint, place });
    if (!decoded) return `‹not a JWT · ${raw.length} characters · #${fingerprint}›`;
    const tokenKind =
      kind === 'access_token' || kind === 'id_token' ? kind : kindByType(decoded.header['typ']);
    for (const claim of ['jti', 'nonce'] as const) {
      const value = decoded.payload[claim];
      if (typeof value === 'string') this.follow(claim, claim, value, `${place} (${tokenKind})`);
    }
    const [header, payload] = [decoded.header, decoded.payload].map((part) => this.#claims(part));
    const recorded = { kind: tokenKind, fingerprint, place, header: header ?? {}, payload: payload ?? {} };
    this.tokens.push({ raw, recorded });
    return `‹${tokenKind === 'other' ? 'token' : words[tokenKind === 'logout_token' ? 'other' : tokenKind]} · JWT · #${fingerprint}›`;
  }

  #claims(part: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        openNames.has(name) ? value : `‹not shown · #${this.#fingerprints.of(JSON.stringify(value))}›`,
      ]),
    );
  }
}

function kindByType(typ: unknown): RecordedToken['kind'] {
  if (typ === 'at+jwt') return 'access_token';
  return typ === 'logout+jwt' ? 'logout_token' : 'other';
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

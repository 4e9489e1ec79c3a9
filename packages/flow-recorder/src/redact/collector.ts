import { createHash } from 'node:crypto';
import type { Fingerprints } from '../fingerprint.ts';
import type { FollowedValue, RecordedToken, ValueKind } from '../flow-event.ts';
import { decodeJwt, jwtPattern } from './decode-jwt.ts';
import { redactJson } from './redact-json.ts';

/** The words a reader sees in place of a value. */
const words: Readonly<Record<ValueKind, string>> = {
  access_token: 'access token',
  authorization_code: 'code',
  code_challenge: 'code_challenge',
  code_verifier: 'code_verifier',
  device_code: 'device code',
  id_token: 'ID token',
  interaction: 'interaction',
  jti: 'jti',
  key_thumbprint: 'key thumbprint',
  nonce: 'nonce',
  other: 'not shown',
  refresh_token: 'refresh token',
  request_uri: 'request_uri',
  session: 'session',
  state: 'state',
  user_code: 'user code',
};

const tokenWords: Readonly<Record<RecordedToken['kind'], string>> = {
  access_token: words.access_token,
  client_assertion: 'client assertion',
  dpop_proof: 'DPoP proof',
  id_token: words.id_token,
  logout_token: 'logout token',
  other: 'token',
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
  /** A token in a claim of another one is a value like any other. */
  #isInToken = false;

  constructor(fingerprints: Fingerprints) {
    this.#fingerprints = fingerprints;
  }

  /** Notes a value that may be shown as it is, so that it can be followed. */
  follow(kind: ValueKind, name: string, value: string, place: string): void {
    this.#note({ kind, name, fingerprint: this.#fingerprints.of(value), place });
  }

  /** Once, however often it stands there: a cookie and its signature repeat their path. */
  #note(followed: FollowedValue): void {
    const { fingerprint, kind, name, place } = followed;
    const isNoted = this.values.some(
      (noted) =>
        noted.fingerprint === fingerprint &&
        noted.place === place &&
        noted.name === name &&
        noted.kind === kind,
    );
    if (!isNoted) this.values.push(followed);
  }

  /** The stub that stands for a secret: recognisable, equal for equal values, useless as a credential. */
  stub(kind: ValueKind, name: string, value: string, place: string): string {
    if (jwtPattern.test(value) && !this.#isInToken) return this.#token(kind, name, value, place);
    const fingerprint = this.#fingerprints.of(kind === 'user_code' ? plainUserCode(value) : value);
    if (kind !== 'other') this.#note({ kind, name, fingerprint, place });
    // RFC 7636 §4.2: the challenge is the verifier's hash; both can then be followed as one.
    if (kind === 'code_verifier') this.follow('code_challenge', name, challengeOf(value), place);
    return `‹${words[kind]} · ${value.length} characters · #${fingerprint}›`;
  }

  #token(kind: ValueKind, name: string, raw: string, place: string): string {
    const decoded = decodeJwt(raw);
    const fingerprint = this.#fingerprints.of(raw);
    if (kind !== 'other') this.#note({ kind, name, fingerprint, place });
    if (!decoded) return `‹not a JWT · ${raw.length} characters · #${fingerprint}›`;
    const tokenKind = tokenKindOf(kind, name, decoded.header['typ']);
    this.#isInToken = true;
    const claims = (part: unknown) =>
      redactJson(this, part, `${place} (${tokenKind})`) as Record<string, unknown>;
    const [header, payload] = [claims(decoded.header), claims(decoded.payload)];
    this.#isInToken = false;
    const recorded = { kind: tokenKind, fingerprint, place, header, payload };
    this.tokens.push({ raw, recorded });
    return `‹${tokenWords[tokenKind]} · JWT · #${fingerprint}›`;
  }
}

/** What a JWT is: by the name it stands under, or by its own type. */
function tokenKindOf(kind: ValueKind, name: string, typ: unknown): RecordedToken['kind'] {
  if (kind === 'access_token' || kind === 'id_token') return kind;
  if (name === 'client_assertion') return name;
  return (typeof typ === 'string' && kindsByType[typ]) || 'other';
}

const kindsByType: Readonly<Record<string, RecordedToken['kind']>> = {
  'at+jwt': 'access_token',
  'dpop+jwt': 'dpop_proof',
  'logout+jwt': 'logout_token',
};

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** RFC 8628 §6.1: however a person types the code, it is the same one. */
function plainUserCode(value: string): string {
  return value.toUpperCase().replace(/\W/g, '');
}

import type { Hop } from '../view/hops.ts';
import { harmless, type ShellPart } from './shell-word.ts';
import { type Stub, splitStubs } from './stub.ts';

/** The variable for each kind of value, and how a sentence calls it. Names come from this table only. */
const kinds: Readonly<Record<string, readonly [variable: string, description: string]>> = {
  'access token': ['ACCESS_TOKEN', 'the access token'],
  client: ['CLIENT_ID', 'the name of the client'],
  'client secret': ['CLIENT_SECRET', 'the client secret'],
  client_secret: ['CLIENT_SECRET', 'the client secret'],
  code: ['CODE', 'the authorization code'],
  code_challenge: ['CODE_CHALLENGE', 'the code challenge'],
  code_verifier: ['CODE_VERIFIER', 'the code verifier'],
  'ID token': ['ID_TOKEN', 'the ID token'],
  interaction: ['INTERACTION', 'the interaction id'],
  jti: ['JTI', 'the jti'],
  new_password: ['NEW_PASSWORD', 'the new password'],
  nonce: ['NONCE', 'the nonce'],
  password: ['PASSWORD', 'the password'],
  'refresh token': ['REFRESH_TOKEN', 'the refresh token'],
  session: ['SESSION_COOKIE', 'the session cookie'],
  state: ['STATE', 'the state'],
  token: ['TOKEN', 'the token'],
};

/** Gives every distinct hidden value one variable, and remembers what to set it to. */
export class ShellVariables {
  readonly #firstHops: ReadonlyMap<string, number>;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #hints: string[] = [];

  constructor(hops: readonly Hop[]) {
    this.#firstHops = firstHopsOf(hops);
  }

  /**
   * A recorded text as parts of a shell word.
   *
   * @param where the field or header it stands in
   * @param encode for the literal text
   */
  partsOf(text: string, where: string, encode = (literal: string) => literal): ShellPart[] {
    return splitStubs(text).map((piece) =>
      typeof piece === 'string' ? encode(piece) : { variable: this.#variable(piece, where) },
    );
  }

  /** One line for each variable: it stops the script, and says what is missing. */
  requirements(): readonly string[] {
    return this.#hints;
  }

  #variable(stub: Stub, where: string): string {
    const key = keyOf(stub, where);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const [base, description] = Object.hasOwn(kinds, stub.word)
      ? (kinds[stub.word] as readonly [string, string])
      : ['HIDDEN_VALUE', `the hidden value in ${harmless(where)}`];
    const count = (this.#counts.get(base) ?? 0) + 1;
    const name = count === 1 ? base : `${base}_${count}`;
    this.#counts.set(base, count);
    this.#names.set(key, name);
    const hop = this.#firstHops.get(key);
    const origin = hop === undefined ? harmless(where) : `hop ${hop}`;
    const isNamedTwice = origin === stub.word;
    this.#hints.push(`: "\${${name}:?set it to ${description}${isNamedTwice ? '' : ` of ${origin}`}}"`);
    return name;
  }
}

function keyOf({ word, fingerprint }: Stub, where: string): string {
  return fingerprint === undefined ? `${word} of ${where}` : `${word} #${fingerprint}`;
}

/** In which hop each value is seen first, in the request or in the answer. */
function firstHopsOf(hops: readonly Hop[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { number, exchange } of hops) {
    for (const piece of splitStubs(JSON.stringify([exchange.request, exchange.response]))) {
      if (typeof piece === 'string' || piece.fingerprint === undefined) continue;
      const key = keyOf(piece, '');
      if (!first.has(key)) first.set(key, number);
    }
  }
  return first;
}

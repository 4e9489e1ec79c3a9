import type { Exchange, Facts, History } from '../history.ts';
import { issuedCode, issuedTokens } from '../tokens-on-the-wire.ts';

/** Shorter ones would be found by accident. */
const shortest = 16;

/** O6. No secret of this run is in a log, in a recorded flow, or on an error page. */
export function noSecretWritten(history: History, { written }: Facts): string[] {
  const refusals = history.exchanges.flatMap(({ answer, path }) =>
    answer !== undefined && answer.status >= 400
      ? [{ where: `the answer of ${path}`, text: answer.body }]
      : [],
  );
  const secrets = [...secretsOf(history)].flatMap(([secret, kind]) =>
    formsOf(secret).map((form) => ({ form, kind })),
  );
  return [...written, ...refusals].flatMap(({ text, where }) => {
    const found = new Set(secrets.filter(({ form }) => text.includes(form)).map(({ kind }) => kind));
    return [...found].map((kind) => `${where} holds a ${kind}`);
  });
}

/** Everything that would open something, with what it is. */
function secretsOf({ exchanges, participants }: History): Map<string, string> {
  const secrets = new Map<string, string>();
  const add = (kind: string, value: string | null | undefined) => {
    if (value && value.length >= shortest) secrets.set(value, kind);
  };
  for (const { password } of participants) add('password', password);
  for (const exchange of exchanges) {
    add('code', issuedCode(exchange));
    if (exchange.path === '/token') {
      add('code verifier', new URLSearchParams(exchange.body).get('code_verifier'));
      for (const [name, token] of Object.entries(issuedTokens(exchange))) add(name, secretPartOf(token));
    }
    add('client secret', clientSecretOf(exchange));
    for (const [name, value] of cookiesOf(exchange)) add(`cookie ${name}`, value);
  }
  return secrets;
}

/** Of a JWT the signature: without it nobody accepts the rest, and the rest is shown on purpose. */
function secretPartOf(token: string): string {
  return token.split('.').at(-1) ?? '';
}

function clientSecretOf({ headers }: Exchange): string | undefined {
  const credentials = /^Basic (.+)$/.exec(headers['authorization'] ?? '')?.[1];
  return credentials && Buffer.from(credentials, 'base64').toString().split(':')[1];
}

function cookiesOf({ headers }: Exchange): (readonly [string, string])[] {
  const pairs = (headers['cookie'] ?? '').split('; ').map((pair) => pair.split('=') as [string, string?]);
  return pairs.flatMap(([name, value]) => (/_session$/.test(name) && value ? [[name, value] as const] : []));
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    ...new Set([secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('base64url')]),
  ];
}

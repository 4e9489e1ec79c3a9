import { createHash, randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { env } from '../env.ts';
import { type IssuedCode, obtainCode, redirectUri, secrets } from './protocol.ts';

const now = () => Math.floor(Date.now() / 1000);

test.describe('bound tokens — RFC 9449', () => {
  interface Bound {
    readonly token: string;
    readonly prove: (changed?: object) => Promise<string>;
  }

  async function createKey() {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    return (claims: object) =>
      new SignJWT({ jti: randomUUID(), iat: now(), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .sign(privateKey);
  }

  const tokenEndpoint = `${env.authorizationServerUrl}/token`;
  const credentials = Buffer.from(`message-writer:${secrets['MESSAGE_WRITER_CLIENT_SECRET']}`).toString(
    'base64',
  );
  const obtain = () => obtainCode({ scope: 'openid profile birthdays.read' });

  /** The ordinary client's token request, with a proof. */
  const redeem = (request: APIRequestContext, { code, verifier }: IssuedCode, dpop: string) =>
    request.post(tokenEndpoint, {
      headers: { authorization: `Basic ${credentials}`, dpop },
      form: {
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
        resource: env.contactSaverUrl,
      },
    });

  /** A token of the ordinary client, bound to a new key by the proof beside its token request. */
  async function obtainBoundToken(request: APIRequestContext): Promise<Bound> {
    const sign = await createKey();
    const proof = await sign({ htm: 'POST', htu: tokenEndpoint });
    const answer = await redeem(request, await obtain(), proof);
    const { access_token: token, token_type } = (await answer.json()) as Record<string, string>;
    expect(token_type).toBe('DPoP');
    const ath = createHash('sha256')
      .update(token ?? '')
      .digest('base64url');
    const htu = `${env.contactSaverUrl}/birthdays`;
    return { token: token ?? '', prove: (changed = {}) => sign({ htm: 'GET', htu, ath, ...changed }) };
  }

  const call = (request: APIRequestContext, headers: Record<string, string>) =>
    request.get(`${env.contactSaverUrl}/birthdays`, { headers });

  test('a proof opens the API, and the same proof no second time', async ({ request }) => {
    const { prove, token } = await obtainBoundToken(request);
    const headers = { authorization: `DPoP ${token}`, dpop: await prove() };
    expect((await call(request, headers)).status()).toBe(200);
    const again = await call(request, headers);
    expect(again.status()).toBe(401);
    expect(again.headers()['www-authenticate']).toMatch(/^DPoP algs="ES256", error="invalid_dpop_proof"/);
  });

  test('the same proof many times at once is accepted once', async ({ request }) => {
    const { prove, token } = await obtainBoundToken(request);
    const headers = { authorization: `DPoP ${token}`, dpop: await prove() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call(request, headers)));
    expect(answers.filter((answer) => answer.status() === 200)).toHaveLength(1);
  });

  test('the same proof beside several token requests at once is accepted once, and refused as later', async ({
    request,
  }) => {
    const sign = await createKey();
    const proof = await sign({ htm: 'POST', htu: tokenEndpoint });
    const codes = await Promise.all(Array.from({ length: 6 }, obtain));
    const [last, ...first] = codes as [IssuedCode, ...IssuedCode[]];
    const answers = await Promise.all(first.map((code) => redeem(request, code, proof)));
    const refused = answers.filter((answer) => answer.status() !== 200);
    expect(refused).toHaveLength(4);
    const later = await redeem(request, last, proof);
    expect([later.status(), await later.json()]).toEqual([400, refusal]);
    for (const answer of refused) expect([answer.status(), await answer.json()]).toEqual([400, refusal]);
  });

  /** What the library says of a proof that was used; it does not tell why. */
  const refusal = { error: 'invalid_grant', error_description: 'grant request is invalid' };

  test('a stolen token is worth nothing: as a bearer token, without proof, with another key', async ({
    request,
  }) => {
    const { token } = await obtainBoundToken(request);
    const thief = await obtainBoundToken(request);
    const attempts = [
      { authorization: `Bearer ${token}` },
      { authorization: `DPoP ${token}` },
      { authorization: `DPoP ${token}`, dpop: await thief.prove() },
      { authorization: `DPoP ${token}`, dpop: await thief.prove({ ath: hashOf(token) }) },
    ];
    for (const headers of attempts) expect((await call(request, headers)).status()).toBe(401);
  });

  test('a proof for something else is refused', async ({ request }) => {
    const { prove, token } = await obtainBoundToken(request);
    const changes = [
      { htm: 'DELETE' },
      { htu: `${env.contactSaverUrl}/contacts` },
      { htu: 'https://evil.example/birthdays' },
      { iat: now() - 600 },
      { iat: now() + 600 },
      { ath: hashOf('another token') },
      { jti: undefined },
    ];
    for (const changed of changes) {
      const answer = await call(request, { authorization: `DPoP ${token}`, dpop: await prove(changed) });
      expect(answer.status(), JSON.stringify(changed)).toBe(401);
    }
  });

  const hashOf = (value: string) => createHash('sha256').update(value).digest('base64url');
});

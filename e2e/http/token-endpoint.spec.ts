import { expect, test } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { env } from '../env.ts';
import {
  createPkce,
  obtainCode,
  postForm,
  redeem,
  redirectUri,
  refresh,
  userinfoStatus,
} from './protocol.ts';

const rounds = 5;

test('an access token is a JWT of RFC 9068, for ContactSaver only, for five minutes', async () => {
  const issued = await obtainCode();
  const { status, body } = await redeem(issued);
  expect(status).toBe(200);
  const header = decodeProtectedHeader(body.access_token);
  const claims = decodeJwt(body.access_token);
  expect(header).toMatchObject({ typ: 'at+jwt', alg: 'RS256', kid: expect.any(String) });
  expect(claims).toMatchObject({
    iss: env.authorizationServerUrl,
    aud: env.contactSaverUrl,
    client_id: 'message-writer',
    scope: 'birthdays.read contacts.read',
    jti: expect.any(String),
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(Number(claims.exp) - Number(claims.iat)).toBeLessThanOrEqual(300);
  const identity = decodeJwt(body.id_token);
  expect(identity).toMatchObject({ nonce: issued.nonce, aud: 'message-writer', sub: claims.sub });
});

test('claims only for granted scopes — OIDC Core §5.4', async () => {
  const { body } = await redeem(await obtainCode({ ticked: ['contacts.read'] }));
  expect(decodeJwt(body.id_token)).not.toHaveProperty('email');
  expect(body.scope).toBe('birthdays.read contacts.read');
});

test.describe('the code — RFC 6749 §4.1.3, RFC 7636 §4.6', () => {
  test('a wrong verifier is refused, and does not burn the code', async () => {
    const issued = await obtainCode();
    expect(await redeem({ ...issued, verifier: createPkce().verifier })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect((await redeem(issued)).status).toBe(200);
  });

  test('no verifier, another redirect_uri, another client: all refused', async () => {
    const { code, verifier } = await obtainCode();
    const good = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    const { code_verifier: _verifier, ...withoutVerifier } = good;
    expect((await postForm('/token', withoutVerifier)).body.error).toBe('invalid_grant');
    expect((await postForm('/token', { ...good, redirect_uri: `${redirectUri}/` })).body.error).toBe(
      'invalid_grant',
    );
    expect((await postForm('/token', { ...good, client_id: 'account' }, null)).body.error).toBe(
      'invalid_grant',
    );
  });

  test('a second use is refused and ends what the first one gave — RFC 6749 §4.1.2', async () => {
    const issued = await obtainCode();
    const { body } = await redeem(issued);
    const opaque = (await refresh(body.refresh_token)).body;
    expect(await userinfoStatus(opaque.access_token)).toBe(200);
    expect(await redeem(issued)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(opaque.refresh_token)).status).toBe(400);
    expect(await userinfoStatus(opaque.access_token)).toBe(401);
  });

  for (const parallel of [2, 20, 50]) {
    test(`${parallel} redemptions at once give at most one token set, and nothing lives on`, async () => {
      test.slow();
      for (let round = 0; round < rounds; round += 1) {
        const issued = await obtainCode();
        const answers = await Promise.all(Array.from({ length: parallel }, () => redeem(issued)));
        const granted = answers.filter(({ status }) => status === 200);
        expect(granted.length).toBeLessThanOrEqual(1);
        for (const { status, body } of answers) if (status !== 200) expect(body.error).toBe('invalid_grant');
        for (const { body } of granted) expect((await refresh(body.refresh_token)).status).toBe(400);
      }
    });
  }
});

test.describe('client authentication — RFC 6749 §2.3', () => {
  for (const [title, credentials] of [
    ['wrong secret', 'message-writer:wrong'],
    ['empty secret', 'message-writer:'],
    ['no such client', 'nobody:secret'],
    ['secret of a public client', 'account:secret'],
  ] as const) {
    test(title, async () => {
      for (const endpoint of ['/token', '/token/revocation', '/token/introspection']) {
        const { status, body } = await postForm(
          endpoint,
          { grant_type: 'refresh_token', refresh_token: 'x', token: 'x' },
          credentials,
        );
        expect([400, 401], endpoint).toContain(status);
        expect(['invalid_client', 'invalid_request'], endpoint).toContain(body.error);
      }
    });
  }

  test('the retired grants do not exist — RFC 9700 §2.4', async () => {
    const { status, body } = await postForm('/token', {
      grant_type: 'password',
      username: 'ada',
      password: 'x',
    });
    expect([status, body.error]).toEqual([400, 'unsupported_grant_type']);
  });

  test('only the resource server may introspect — RFC 7662 §4', async () => {
    const { refresh_token } = (await redeem(await obtainCode())).body;
    const { status, body } = await postForm('/token/introspection', { token: refresh_token });
    expect([status, body]).toEqual([200, { active: false }]);
  });
});

test('userinfo takes the opaque token and nothing else — OIDC Core §5.3', async () => {
  const { access_token, id_token, refresh_token } = (await redeem(await obtainCode())).body;
  for (const token of [access_token, id_token, refresh_token, 'nonsense'])
    expect(await userinfoStatus(token)).toBe(401);
  expect(await userinfoStatus((await refresh(refresh_token)).body.access_token)).toBe(200);
});

import { expect, test } from '@playwright/test';
import { obtainCode, postForm, redeem, refresh, secrets, userinfoStatus } from './protocol.ts';

const rounds = 5;

test.describe('the refresh token — RFC 9700 §4.14.2', () => {
  test('rotates on every use, and reuse ends the family', async () => {
    const first = (await redeem(await obtainCode())).body.refresh_token;
    const second = (await refresh(first)).body;
    expect(second.refresh_token).not.toBe(first);
    expect((await refresh(first)).body.error).toBe('invalid_grant');
    expect((await refresh(second.refresh_token)).body.error).toBe('invalid_grant');
    expect(await userinfoStatus(second.access_token)).toBe(401);
  });

  for (const parallel of [2, 20, 50]) {
    test(`${parallel} uses at once: at most one succeeds, and the family ends`, async () => {
      test.slow();
      for (let round = 0; round < rounds; round += 1) {
        const { refresh_token } = (await redeem(await obtainCode())).body;
        const answers = await Promise.all(Array.from({ length: parallel }, () => refresh(refresh_token)));
        const granted = answers.filter(({ status }) => status === 200);
        expect(granted.length).toBeLessThanOrEqual(1);
        for (const { body } of granted) {
          expect((await refresh(body.refresh_token)).status).toBe(400);
          expect(await userinfoStatus(body.access_token)).toBe(401);
        }
      }
    });
  }

  test('gives no wider scope and no other resource', async () => {
    const { refresh_token } = (await redeem(await obtainCode({ ticked: [] }))).body;
    expect((await refresh(refresh_token, { scope: 'openid contacts.write' })).body.error).toBe(
      'invalid_scope',
    );
    expect((await refresh(refresh_token, { resource: 'https://other.example' })).body.error).toBe(
      'invalid_target',
    );
  });

  test('revocation ends the grant, twice is fine, and a JWT cannot be revoked — RFC 7009 §2', async () => {
    const { refresh_token, access_token } = (await redeem(await obtainCode())).body;
    expect((await postForm('/token/revocation', { token: access_token })).body.error).toBe(
      'unsupported_token_type',
    );
    expect((await postForm('/token/revocation', { token: refresh_token })).status).toBe(200);
    expect((await postForm('/token/revocation', { token: refresh_token })).status).toBe(200);
    expect((await refresh(refresh_token)).body.error).toBe('invalid_grant');
  });

  test('another client revokes and refreshes nothing — RFC 7009 §2.1, RFC 9700 §4.14.2', async () => {
    const { refresh_token } = (await redeem(await obtainCode())).body;
    const other = `contact-saver-api:${secrets['CONTACT_SAVER_API_CLIENT_SECRET']}`;
    expect((await postForm('/token/revocation', { token: refresh_token }, other)).status).toBe(200);
    const parameters = { grant_type: 'refresh_token', refresh_token };
    expect((await postForm('/token', parameters, other)).status).toBe(400);
    expect((await refresh(refresh_token)).status).toBe(200);
  });
});

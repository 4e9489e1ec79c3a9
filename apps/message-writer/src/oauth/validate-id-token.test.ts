import { describe, expect, it } from 'vitest';
import { type ChangedClaims, TestIssuer, createKeyPair, newTokens, refusal } from '../../test/issuer.ts';
import { validateTokenResponse } from './validate-id-token.ts';

const issuer = await TestIssuer.create();
/** Says that it is our issuer, and has another key. */
const impostor = await TestIssuer.create(createKeyPair());
const now = Math.floor(Date.now() / 1000);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const { keys } = await issuer.publishedKeys();
const { keys: foreignKeys } = await impostor.publishedKeys();
const validate = (answer: Response, published = keys) =>
  validateTokenResponse(issuer.clientContext(), answer, { keys: { keys: published }, nonce: 'our nonce' });

describe('validateTokenResponse', () => {
  it.each<[string, ChangedClaims]>([
    ['another nonce', { nonce: 'other' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'contact-saver-docs' }],
    ['no audience', { aud: undefined }],
    ['two audiences and no azp', { aud: ['message-writer', 'other'] }],
    ['another authorized party', { aud: ['message-writer', 'other'], azp: 'other' }],
    ['no subject', { sub: undefined }],
    ['an end that has passed', { exp: now - 300 }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
  ])('refuses an ID token with %s (OIDC Core §3.1.3.7)', async (_title, changed) => {
    await expect(validate(await issuer.tokens('our nonce', changed))).rejects.toThrow('invalid_tokens');
  });

  it('refuses an ID token signed by somebody else', async () => {
    const id_token = await impostor.signIdToken('our nonce');
    await expect(validate(Response.json({ ...newTokens(), id_token }))).rejects.toThrow('invalid_tokens');
  });

  it('refuses an ID token that is not signed, or was changed', async () => {
    const [header, payload = '', signature] = (await issuer.signIdToken('our nonce')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = [
      `${encode({ alg: 'none' })}.${payload}.`,
      `${header}.${encode({ ...claims, sub: 'somebody else' })}.${signature}`,
    ];
    for (const id_token of forged) {
      await expect(validate(Response.json({ ...newTokens(), id_token }))).rejects.toThrow('invalid_tokens');
    }
  });

  it.each([
    ['no key', []],
    ['keys of somebody else', foreignKeys],
    ['its key under another name', keys.map((key) => ({ ...key, kid: 'other' }))],
    ['its key for another use', keys.map((key) => ({ ...key, use: 'enc' }))],
  ])('refuses an ID token when there is %s, and looks for no other key', async (_title, published) => {
    await expect(validate(await issuer.tokens('our nonce'), published)).rejects.toThrow('invalid_tokens');
    expect(issuer.requests).toEqual([]);
  });

  it('believes the keys it is given, whatever it was given before', async () => {
    const context = issuer.clientContext();
    const validateWith = async (given: typeof keys) =>
      validateTokenResponse(context, await issuer.tokens('our nonce'), {
        keys: { keys: given },
        nonce: 'our nonce',
      });
    await validateWith(keys);
    await expect(validateWith(foreignKeys)).rejects.toThrow('invalid_tokens');
  });

  it.each([
    ['no ID token', () => Response.json(newTokens())],
    ['a token of another type', () => issuer.tokens('our nonce', {}, { token_type: 'mac' })],
    ['no access token', () => issuer.tokens('our nonce', {}, { access_token: undefined })],
    ['an error', () => refusal('invalid_grant')],
    ['no JSON', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('refuses an answer with %s', async (_title, answer) => {
    await expect(validate(await answer())).rejects.toThrow('invalid_tokens');
  });

  it('returns the tokens and who the person is', async () => {
    const { response, claims } = await validate(await issuer.tokens('our nonce', { sub: 'robin' }));
    expect(claims).toMatchObject({ iss: issuer.url, sub: 'robin', aud: 'message-writer' });
    expect(response).toMatchObject({ token_type: 'bearer', expires_in: 300 });
  });
});

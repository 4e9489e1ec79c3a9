import { checksOn } from '@ecosystem/flow-recorder/checks';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { describe, expect, it } from 'vitest';
import { TestIssuer, createKeyPair, newTokens, refusal } from '../../test/issuer.ts';
import { validateMetadata } from '../oauth/discover-authorization-server.ts';
import { validateUserinfo } from '../oauth/request-userinfo.ts';
import { validateAuthorizationResponse } from '../oauth/validate-authorization-response.ts';
import { validateTokenResponse } from '../oauth/validate-id-token.ts';
import { failedCheck } from './failed-check.ts';

const issuer = await TestIssuer.create();
const impostor = await TestIssuer.create(createKeyPair());
const context = issuer.clientContext();
const keys = await issuer.publishedKeys();
const hourAgo = Math.floor(Date.now() / 1000) - 3600;
const iss = encodeURIComponent(issuer.url);
const evil = encodeURIComponent('https://evil.example');

const metadata = async (changed: object) =>
  validateMetadata(context, Response.json({ ...issuer.metadata, ...changed }));
const answered = async (query: string) => validateAuthorizationResponse(context, query, 'ours');
const tokens = async (answer: Promise<Response> | Response, published = keys) =>
  validateTokenResponse(issuer.clientContext(), await answer, { keys: published, nonce: 'nonce' });
const claims = (changed: object) => tokens(issuer.tokens('nonce', { ...changed }));
const signedBySomebodyElse = () => impostor.tokens('nonce');
const userinfo = (told: object) => validateUserinfo(context, Response.json(told), 'robin');

type Case = readonly [title: string, check: string, refused: () => Promise<unknown>];

const cases: Partial<Record<MessageId, readonly Case[]>> = {
  'metadata-request': [
    ['another issuer', 'metadata-issuer', () => metadata({ issuer: 'https://evil.example' })],
    ['no issuer', 'metadata-issuer', () => metadata({ issuer: undefined })],
  ],
  'authorization-response': [
    ['another state', 'state', () => answered(`code=c&state=other&iss=${iss}`)],
    ['no state', 'state', () => answered(`code=c&iss=${iss}`)],
    ['two states', 'state', () => answered(`code=c&state=ours&state=ours&iss=${iss}`)],
    ['another issuer', 'iss', () => answered(`code=c&state=ours&iss=${evil}`)],
    ['no issuer', 'iss', () => answered('code=c&state=ours')],
    ['two issuers', 'iss', () => answered(`code=c&state=ours&iss=${iss}&iss=${iss}`)],
    ['an error', 'one-code', () => answered(`error=access_denied&state=ours&iss=${iss}`)],
  ],
  'token-request': [
    ['another nonce', 'nonce', () => claims({ nonce: 'other' })],
    ['no nonce', 'nonce', () => claims({ nonce: undefined })],
    ['another issuer', 'id-token-issuer', () => claims({ iss: 'https://evil.example' })],
    ['no issuer', 'id-token-issuer', () => claims({ iss: undefined })],
    ['another audience', 'id-token-audience', () => claims({ aud: 'other' })],
    ['no audience', 'id-token-audience', () => claims({ aud: undefined })],
    ['a second audience', 'id-token-audience', () => claims({ aud: ['message-writer', 'other'] })],
    [
      'another authorized party',
      'id-token-audience',
      () => claims({ aud: ['message-writer', 'other'], azp: 'other' }),
    ],
    ['an end that has passed', 'id-token-expiry', () => claims({ exp: hourAgo })],
    ['no end', 'id-token-expiry', () => claims({ exp: undefined })],
    ['no beginning', 'id-token-expiry', () => claims({ iat: undefined })],
    ['a beginning to come', 'id-token-expiry', () => claims({ nbf: hourAgo + 7200 })],
    ['a signature of somebody else', 'id-token-signature', () => tokens(signedBySomebodyElse())],
    ['a key nobody knows', 'id-token-signature', () => tokens(issuer.tokens('nonce'), { keys: [] })],
  ],
  'userinfo-request': [
    ['another subject', 'userinfo-subject', () => userinfo({ sub: 'sam' })],
    ['no subject', 'userinfo-subject', () => userinfo({ name: 'Robin' })],
  ],
};

/** What a promise is rejected with. */
async function reasonOf(refused: Promise<unknown>): Promise<unknown> {
  return refused.then(
    () => expect.unreachable('nothing was refused'),
    (error: unknown) => error,
  );
}

describe.each(Object.entries(cases) as [MessageId, Case[]][])('failedCheck on the %s', (message, lines) => {
  // What the library says in words we do not know counts as the last candidate: here, as one that it never is.
  const candidates = [...checksOn(message, 'message-writer'), 'answer-once'] as const;

  it.each(lines)('recognises %s as %s', async (_title, check, refused) => {
    expect(failedCheck(candidates, await reasonOf(refused()))?.check).toBe(check);
  });
});

describe('failedCheck', () => {
  it.each([
    ['two codes', `code=c&code=d&state=ours&iss=${iss}`],
    ['no code', `state=ours&iss=${iss}`],
  ])('names %s, which we refuse ourselves, as one-code', async (_title, query) => {
    const candidates = checksOn('authorization-response', 'message-writer');
    expect(failedCheck(candidates, await reasonOf(answered(query)))?.check).toBe('one-code');
  });

  it.each([
    ['an ID token about nobody', () => claims({ sub: undefined })],
    ['an error response', () => tokens(refusal('invalid_grant'))],
    ['no ID token', () => tokens(Response.json(newTokens()))],
    ['no access token', () => tokens(issuer.tokens('nonce', {}, { access_token: undefined }))],
    ['no JSON', () => tokens(new Response('<html>', { headers: { 'content-type': 'text/html' } }))],
  ])('names %s as token-response', async (_title, refused) => {
    const candidates = checksOn('token-request', 'message-writer');
    expect(failedCheck(candidates, await reasonOf(refused()))?.check).toBe('token-response');
  });

  it('names nothing when nothing is checked', () => {
    expect(failedCheck([], new Error('"state"'))).toBeUndefined();
  });

  it('says why in the library’s words, with the error code of the other side, and shows no value', async () => {
    const denied = await reasonOf(answered(`error=access_denied&state=ours&iss=${iss}`));
    expect(failedCheck(['one-code'], denied)?.reason).toMatch(/^authorization response .*: access_denied$/);
    const foreign = await reasonOf(answered(`code=the-code&state=a-state&iss=${iss}`));
    expect(failedCheck(['state'], foreign)?.reason).not.toMatch(/the-code|a-state|ours/);
  });
});

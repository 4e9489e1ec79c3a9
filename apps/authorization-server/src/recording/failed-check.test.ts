import { errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { type Refusal, failedCheck } from './failed-check.ts';

/** An error as the library throws it: what a client reads, and what only a log may say. */
const invalidGrant = (detail: string) => new errors.InvalidGrant(detail) as unknown as Refusal;
const because = (cause: string) =>
  new (errors.InvalidGrant as unknown as new (options: ErrorOptions) => Refusal)({ cause: new Error(cause) });
const invalidRequest = (description: string) => new errors.InvalidRequest(description) as unknown as Refusal;

describe('failedCheck', () => {
  it.each(['landing-page', 'connect', 'page', 'other', 'sign-in', 'keys-request'] as const)(
    'knows of no check on the %s that the library refuses',
    (message) => expect(failedCheck(message, invalidRequest('anything'))).toBeUndefined(),
  );

  it.each([
    ['code_verifier must be provided', 'code-verifier'],
    ['code_verifier does not match code_challenge', 'code-verifier'],
  ] as const)('takes "%s" for a failed %s', (cause, check) => {
    expect(failedCheck('token-request', because(cause))).toBe(check);
  });

  it.each([
    ['authorization code not found', 'code'],
    ['authorization code is expired', 'code'],
    ['client mismatch', 'code'],
    ['grant not found', 'code'],
    ['authorization code already consumed', 'code-unused'],
    ['authorization code redirect_uri mismatch', 'redirect-uri-again'],
  ] as const)('takes "%s" on a token request for a failed %s', (detail, check) => {
    expect(failedCheck('token-request', invalidGrant(detail))).toBe(check);
  });

  it.each([
    ['refresh token not found', 'refresh-token'],
    ['refresh token is expired', 'refresh-token'],
    ['client mismatch', 'refresh-token'],
    ['refresh token already used', 'refresh-token-unused'],
    ['refresh token already consumed', 'refresh-token-unused'],
  ] as const)('takes "%s" on a refresh request for a failed %s', (detail, check) => {
    expect(failedCheck('refresh-request', invalidGrant(detail))).toBe(check);
  });

  it('takes a foreign scope or resource of a client itself for a failed client-scope', () => {
    for (const error of [new errors.InvalidScope('not allowed', 'openid'), new errors.InvalidTarget()]) {
      expect(failedCheck('client-token-request', error as unknown as Refusal)).toBe('client-scope');
    }
    const unregistered = invalidRequest('requested grant type is not allowed for this client');
    expect(failedCheck('client-token-request', unregistered)).toBe('grant-type');
  });

  it.each(['invalid secret provided', 'client not found'])(
    'takes "%s" for failed client authentication',
    (detail) => {
      const refusal = new errors.InvalidClientAuth(detail) as unknown as Refusal;
      for (const message of [
        'token-request',
        'refresh-request',
        'client-token-request',
        'revocation-request',
        'introspection-request',
      ] as const) {
        expect(failedCheck(message, refusal)).toBe('client-authentication');
      }
    },
  );

  it.each([
    'no client authentication mechanism provided',
    'client authentication must only be provided using one mechanism',
    'client_secret must be provided in the Authorization header',
    'invalid authorization header value format',
  ])('takes "%s" for failed client authentication as well', (description) => {
    for (const message of ['token-request', 'refresh-request', 'revocation-request'] as const) {
      expect(failedCheck(message, invalidRequest(description))).toBe('client-authentication');
    }
  });

  it('takes everything at the userinfo endpoint for a token that is not good for it', () => {
    const refusals = [
      new errors.InvalidToken('access token not found'),
      new errors.InsufficientScope('a', 'openid'),
    ];
    for (const refusal of refusals) {
      expect(failedCheck('userinfo-request', refusal as unknown as Refusal)).toBe('userinfo-token');
    }
  });

  it.each<[Refusal, string]>([
    [new errors.LoginRequired('End-User authentication is required') as never, 'signed-in'],
    [new errors.LoginRequired('id_token_hint and authenticated subject do not match') as never, 'signed-in'],
    [new errors.InvalidScope('requested scope is not allowed', 'admin') as never, 'scope'],
    [new errors.InvalidTarget('unknown resource') as never, 'resource'],
    [new errors.ConsentRequired('requested claims not granted') as never, 'consented'],
  ])('takes %s for a failed %s', (refusal, check) => {
    expect(failedCheck('authorization-request', refusal)).toBe(check);
    expect(failedCheck('resume', refusal)).toBe(check);
  });

  it('takes scopes that were not granted for a missing consent, not for scopes that may not be asked for', () => {
    const refusal = new errors.ConsentRequired('requested scopes not granted') as unknown as Refusal;
    expect(failedCheck('authorization-request', refusal)).toBe('consented');
  });

  // The first one is what consent.ts says.
  it.each(['the resource owner denied the request', 'End-User aborted interaction'])(
    'takes "%s" for a missing consent',
    (description) => {
      const refusal = new errors.AccessDenied(description) as unknown as Refusal;
      expect(failedCheck('resume', refusal)).toBe('consented');
    },
  );
});

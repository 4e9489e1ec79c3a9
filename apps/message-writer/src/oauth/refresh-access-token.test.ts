import { describe, expect, it } from 'vitest';
import { TestIssuer, newTokens, refusal } from '../../test/issuer.ts';
import { refreshAccessToken } from './refresh-access-token.ts';

describe('refreshAccessToken', () => {
  it.each([
    ['invalid_grant', 400, 'connection_ended'],
    ['invalid_client', 401, 'authorization_server_unavailable'],
    ['temporarily_unavailable', 503, 'authorization_server_unavailable'],
    ['invalid_grant', 500, 'authorization_server_unavailable'],
  ])('turns %s (%i) into %s', async (error, status, code) => {
    const issuer = await TestIssuer.create();
    issuer.answers['refresh-request'] = () => refusal(error, status);
    await expect(refreshAccessToken(issuer.clientContext(), 'refresh token')).rejects.toThrow(code);
    expect(issuer.asked('refresh-request')).toBe(1);
  });

  it('does not try again when no answer came', async () => {
    const issuer = await TestIssuer.create();
    issuer.answers['refresh-request'] = () => Promise.reject(new TypeError('fetch failed'));
    const refreshing = refreshAccessToken(issuer.clientContext(), 'refresh token');
    await expect(refreshing).rejects.toThrow('authorization_server_unavailable');
    expect(issuer.asked('refresh-request')).toBe(1);
  });

  it('names the resource, and returns the new pair', async () => {
    const issuer = await TestIssuer.create();
    const tokens = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    const context = issuer.clientContext();
    expect(await refreshAccessToken(context, 'refresh token')).toMatchObject({
      access_token: tokens.access_token,
      refresh_token: tokens.refresh_token,
    });
    expect(Object.fromEntries(issuer.requests[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh token',
      resource: context.resource,
    });
  });
});

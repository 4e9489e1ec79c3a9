import { describe, expect, it, vi } from 'vitest';
import { services } from '../src/services.ts';
import { usableAccessToken } from '../src/session/usable-access-token.ts';
import { connect } from './browser.ts';
import { newTokens, refusal } from './issuer.ts';
import { listeningIssuer } from './listening-issuer.ts';
import type { Connection } from '../src/session/session-store.ts';

const { issuer, start, stop } = await listeningIssuer();

const refreshes = () => issuer.asked('refresh-request');
const fiftyCalls = (connection: Connection) =>
  Promise.allSettled(Array.from({ length: 50 }, () => usableAccessToken(connection)));
const tokensOf = (connection: Connection) => services().connections.tokensOf(connection);
const reload = ({ id }: Connection) => services().sessions.findConnection(id);
const problems = (results: PromiseSettledResult<string>[]) =>
  new Set(results.map((result) => (result.status === 'rejected' ? result.reason.message : 'no problem')));

describe('usableAccessToken', () => {
  it('asks nobody while the access token is fresh', async () => {
    const connection = await connect(issuer, 300);
    expect(await usableAccessToken(connection)).toBe(tokensOf(connection).accessToken);
    expect(issuer.requests).toEqual([]);
  });

  it('refreshes an expired one exactly once for fifty simultaneous calls', async () => {
    const connection = await connect(issuer, 5);
    const tokens = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    const results = await fiftyCalls(connection);
    expect(
      results.every((result) => result.status === 'fulfilled' && result.value === tokens.access_token),
    ).toBe(true);
    expect(refreshes()).toBe(1);
    const { refreshToken } = tokensOf((await reload(connection)) as Connection);
    expect(refreshToken).toBe(tokens.refresh_token);
  });

  it('goes on with the refresh token it has when none came along (RFC 6749 §6)', async () => {
    const connection = await connect(issuer, 5);
    const { refresh_token: _none, ...tokens } = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    await usableAccessToken(connection);
    const renewed = tokensOf((await reload(connection)) as Connection);
    expect(renewed).toEqual({ ...tokensOf(connection), accessToken: tokens.access_token });
  });

  it('disconnects after invalid_grant, for all of fifty calls', async () => {
    const connection = await connect(issuer, 5);
    issuer.answers['refresh-request'] = () => refusal('invalid_grant');
    expect(problems(await fiftyCalls(connection))).toEqual(new Set(['connection_ended']));
    expect(refreshes()).toBe(1);
    expect(await reload(connection)).toBeNull();
  });

  it('keeps the connection after 503, which says that nothing was done, and renews it afterwards', async () => {
    const connection = await connect(issuer, 5);
    issuer.answers['refresh-request'] = () => refusal('temporarily_unavailable', 503);
    await expect(usableAccessToken(connection)).rejects.toThrow('authorization_server_unavailable');
    const tokens = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    expect(await usableAccessToken(connection)).toBe(tokens.access_token);
  });

  it.each([
    ['invalid_client', 401],
    ['unauthorized_client', 400],
    ['slow_down', 429],
  ])('keeps the connection after %s (%i), which is not about the refresh token', async (error, status) => {
    const connection = await connect(issuer, 5);
    issuer.answers['refresh-request'] = () => refusal(error, status);
    await expect(usableAccessToken(connection)).rejects.toThrow('authorization_server_unavailable');
    expect(await reload(connection)).toMatchObject({ renewalStartedAt: null });
    const tokens = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    expect(await usableAccessToken(connection)).toBe(tokens.access_token);
  });

  it('keeps the connection after an answer that is none, and does not ask again', async () => {
    const connection = await connect(issuer, 5);
    issuer.answers['refresh-request'] = () => new Response('<html>');
    await expect(usableAccessToken(connection)).rejects.toThrow('authorization_server_unavailable');
    expect(await reload(connection)).not.toBeNull();
    expect(refreshes()).toBe(1);
  });

  it('keeps the connection while the authorization server is away, and renews it afterwards', async () => {
    const connection = await connect(issuer, 5);
    await stop();
    await expect(usableAccessToken(connection)).rejects.toThrow('authorization_server_unavailable');
    expect(await reload(connection)).toMatchObject({ renewalStartedAt: null });
    await start();
    const tokens = newTokens();
    issuer.answers['refresh-request'] = () => Response.json(tokens);
    expect(await usableAccessToken(connection)).toBe(tokens.access_token);
    expect(refreshes()).toBe(1);
  });

  it('never sends a refresh token again that may have arrived: a renewal that died ends the connection', async () => {
    const connection = await connect(issuer, 5);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 16_000 });
    await services().sessions.beginRenewal(connection);
    vi.useRealTimers();
    expect(problems(await fiftyCalls(connection))).toEqual(new Set(['connection_ended']));
    expect(issuer.requests).toEqual([]);
    expect(await reload(connection)).toBeNull();
  });
});

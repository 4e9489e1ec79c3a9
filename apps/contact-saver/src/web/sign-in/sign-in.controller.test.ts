import type { Response } from 'express';
import type { Logger } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../settings.ts';
import type { WebSessions } from '../session/web-sessions.ts';
import type { WebRequest } from '../web-request.ts';
import { SignInController } from './sign-in.controller.ts';
import { createWebClient } from './web-client.ts';

const issuer = 'http://localhost:3002';
const publicUrl = 'http://localhost:3001';

/** Signs out while the authorization server answers so. @returns where the browser is sent */
async function leave(answer: () => Promise<globalThis.Response>) {
  const client = createWebClient({ issuer, publicUrl, webClientSecret: 'a secret', fetch: answer });
  const end = vi.fn(async () => 'a refresh token');
  const controller = new SignInController(
    client,
    { warn: vi.fn() } as unknown as Logger,
    { publicUrl } as Settings,
    { end } as unknown as WebSessions,
  );
  const response = { cookie: vi.fn(), redirect: vi.fn() };
  const webSession = { idHash: 'hash', name: 'Ada', browserId: 'browser' };
  await controller.leave({ webSession } as WebRequest, response as unknown as Response);
  expect(end).toHaveBeenCalledWith('hash');
  expect(response.cookie).toHaveBeenCalledOnce();
  const [status, address] = response.redirect.mock.calls[0] as [number, string];
  expect(status).toBe(303);
  return address.toString();
}

describe('signing out', () => {
  it('asks the authorization server to end its session, too', async () => {
    expect(await leave(async () => new Response())).toMatch(`${issuer}/session/end?`);
  });

  it.each<[string, () => Promise<globalThis.Response>]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers with 503', async () => new Response(null, { status: 503 })],
  ])('stays here, and says so, when the authorization server %s', async (_title, answer) => {
    expect(await leave(answer)).toBe('/app?left');
  });
});

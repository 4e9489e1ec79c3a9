import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runHeld, waitingRequest } from '../src/flow/held-run.ts';
import { type DepartedBrowser, departHeld, pressNext, pressNextUntil, runOf } from './browser.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
let browser: DepartedBrowser;

afterEach(() => void vi.useRealTimers());

describe('a run whose request is pushed', () => {
  beforeEach(async () => {
    browser = await departHeld(issuer, { pushed: true, signed: false, bound: false });
  });

  it.each(['nowhere', 'token-request'] as const)(
    'pushes it anew when its name has expired meanwhile, and goes on to %s (RFC 9126 §2.2)',
    async (until) => {
      await pressNextUntil(issuer, browser, 'authorization-request');
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      const before = (await runOf(browser)).messages.pushedResponse?.body;
      expect(await runHeld(await runOf(browser), until)).toMatchObject({ kind: 'browser' });
      expect(issuer.heard).toEqual(['pushed-authorization-request']);
      expect((await runOf(browser)).messages.pushedResponse?.body).not.toBe(before);
    },
  );

  it('is held before it is pushed anew, when every step is', async () => {
    await pressNextUntil(issuer, browser, 'authorization-request');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    expect(await pressNext(browser)).toEqual({ kind: 'held' });
    expect(await runOf(browser)).toMatchObject({ step: 'pushed-authorization-request', hold: 'every' });
    expect(issuer.heard).toEqual([]);
  });

  it('hands its name to the browser once: it is good for one use (RFC 9126 §4)', async () => {
    await runHeld(await runOf(browser), 'nowhere');
    expect(await waitingRequest(await runOf(browser))).toBeUndefined();
  });
});

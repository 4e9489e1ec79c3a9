import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { type Moved, runHeld, takeHeldStep, waitingRequest } from '../src/flow/held-run.ts';
import type { StepName } from '../src/flow/steps.ts';
import {
  type DepartedBrowser,
  connectionOf,
  departHeld,
  pressNext,
  pressNextUntil,
  runOf,
} from './browser.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
let browser: DepartedBrowser;

beforeEach(async () => {
  browser = await departHeld(issuer);
});

afterEach(() => void vi.useRealTimers());

const next = () => pressNext(browser);
const nextUntil = (step: StepName) => pressNextUntil(issuer, browser, step);

describe('takeHeldStep', () => {
  it('does nothing for a page from before', async () => {
    await nextUntil('token-request');
    const run = await runOf(browser);
    expect(await takeHeldStep(run, 'metadata-request')).toEqual({ kind: 'held' });
    expect(await takeHeldStep(run, 'keys-request')).toEqual({ kind: 'held' });
    expect(await takeHeldStep(run, '')).toEqual({ kind: 'held' });
    expect(issuer.heard).toEqual([]);
    expect(await runOf(browser)).toEqual(run);
  });

  it.each(['metadata-request', 'token-request', 'refresh-request'] as const)(
    'sends the %s once when Next is pressed twice, or twenty times',
    async (step) => {
      await nextUntil(step);
      const run = await runOf(browser);
      const presses = Array.from({ length: 20 }, () => takeHeldStep(run, step));
      expect(new Set((await Promise.all(presses)).map(({ kind }) => kind))).toEqual(new Set(['held']));
      await takeHeldStep(run, step);
      expect(issuer.heard).toEqual([step]);
    },
  );

  it('hands the authorization request over once', async () => {
    await nextUntil('authorization-request');
    const run = await runOf(browser);
    const presses = Array.from({ length: 20 }, () => takeHeldStep(run, 'authorization-request'));
    const urls = (await Promise.all(presses)).filter(({ kind }) => kind === 'browser');
    expect(urls).toHaveLength(1);
    expect(await next()).toEqual({ kind: 'held' });
  });

  it('connects once', async () => {
    await nextUntil('connect');
    const run = await runOf(browser);
    const presses = Array.from({ length: 20 }, () => takeHeldStep(run, 'connect'));
    const results = await Promise.allSettled(presses);
    const problems = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(problems.map(String)).toEqual(Array(19).fill('ConnectionProblem: used_answer'));
  });

  it('ends the run when the step fails', async () => {
    await nextUntil('token-request');
    issuer.answers['token-request'] = () => issuer.tokens('another nonce');
    await next();
    await next();
    await expect(next()).rejects.toThrow('invalid_tokens');
    expect(await runOf(browser)).toMatchObject({ phase: 'failed', failure: 'invalid_tokens' });
    expect(await next()).toEqual({ kind: 'held' });
  });

  it('ends the run when the last look at the tokens fails: the ID token has expired meanwhile', async () => {
    await nextUntil('connect');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
    await expect(next()).rejects.toThrow('invalid_tokens');
    expect(await runOf(browser)).toMatchObject({ phase: 'failed', failure: 'invalid_tokens' });
  });

  it('takes every step, and sends each message in its own', async () => {
    const heard: string[][] = [];
    for (let moved: Moved = { kind: 'held' }; moved.kind !== 'connected';) {
      issuer.requests.splice(0);
      moved = await next();
      heard.push([...issuer.heard]);
      if (moved.kind !== 'browser') continue;
      expect(await finishAuthorization(browser.sessionId, browser.query())).toBeUndefined();
      expect(issuer.heard).toEqual([]);
    }
    expect(heard).toEqual([
      ['metadata-request'],
      [],
      [],
      ['token-request'],
      ['keys-request'],
      [],
      ['refresh-request'],
      ['userinfo-request'],
      ['protected-resource-request'],
      [],
    ]);
  });
});

describe('runHeld', () => {
  it('takes exactly the steps before the one it is to be held before', async () => {
    await nextUntil('validate-authorization-response');
    expect(await runHeld(await runOf(browser), 'keys-request')).toEqual({ kind: 'held' });
    expect(issuer.heard).toEqual(['token-request']);
    expect(await runOf(browser)).toMatchObject({ step: 'keys-request', hold: 'keys-request' });
  });

  it('does nothing when that step lies behind', async () => {
    await nextUntil('refresh-request');
    expect(await runHeld(await runOf(browser), 'token-request')).toEqual({ kind: 'held' });
    expect(issuer.heard).toEqual([]);
  });

  it('goes past the browser: the run is held where it was to be when the answer comes', async () => {
    expect(await runHeld(await runOf(browser), 'token-request')).toMatchObject({ kind: 'browser' });
    expect(await finishAuthorization(browser.sessionId, browser.query())).toBeUndefined();
    expect(await runOf(browser)).toMatchObject({ step: 'token-request', phase: 'ready' });
    expect(issuer.heard).toEqual(['metadata-request']);
  });

  it('runs the rest', async () => {
    await nextUntil('token-request');
    const moved = await runHeld(await runOf(browser), 'nowhere');
    const { sessionId } = moved.kind === 'connected' ? moved.finished : { sessionId: '' };
    expect(await connectionOf(sessionId)).not.toBeNull();
  });

  it('can hand an ordinary request over again, while the browser has not come back', async () => {
    const moved = await runHeld(await runOf(browser), 'nowhere');
    expect(await waitingRequest(await runOf(browser))).toBe(moved.kind === 'browser' && moved.url);
  });

  it('runs to the browser, and nothing holds the run when it comes back', async () => {
    expect(await runHeld(await runOf(browser), 'nowhere')).toMatchObject({ kind: 'browser' });
    const finished = await finishAuthorization(browser.sessionId, browser.query());
    expect(await connectionOf(finished?.sessionId ?? '')).not.toBeNull();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { finishAuthorization } from '../src/flow/finish-authorization.ts';
import { findRun, takeHeldStep, waitingRequest } from '../src/flow/held-run.ts';
import { createSessionId } from '../src/session/session-id.ts';
import { type DepartedBrowser, depart, departHeld, runOf } from './browser.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
let browser: DepartedBrowser;
let url: string | undefined;

const next = async () => {
  const run = await runOf(browser);
  return takeHeldStep(run, run.step);
};

beforeEach(async () => {
  browser = await departHeld(issuer);
  await next();
  const moved = await next();
  url = moved.kind === 'browser' ? moved.url : undefined;
  issuer.requests.splice(0);
});

describe('finishAuthorization of a held run', () => {
  it.each([
    ['another browser', () => createSessionId()],
    ['a browser without a session', () => undefined],
  ])('refuses an answer that comes from %s (RFC 9700 §4.7)', async (_title, sessionId) => {
    await expect(finishAuthorization(sessionId(), browser.query())).rejects.toThrow('foreign_answer');
    expect((await runOf(browser)).messages.authorizationResponse).toBeUndefined();
  });

  it('refuses an answer that comes before the browser was sent away', async () => {
    const waiting = await departHeld(issuer);
    const finishing = finishAuthorization(waiting.sessionId, waiting.query());
    await expect(finishing).rejects.toThrow('used_answer');
  });

  it('refuses a second answer', async () => {
    await finishAuthorization(browser.sessionId, browser.query());
    const again = finishAuthorization(browser.sessionId, browser.query());
    await expect(again).rejects.toThrow('used_answer');
  });

  it('takes one answer of twenty that come at the same time', async () => {
    const answers = Array.from({ length: 20 }, (_, index) => browser.query({ code: `code-${index}` }));
    const finishing = answers.map((query) => finishAuthorization(browser.sessionId, query));
    const taken = (await Promise.allSettled(finishing)).map(({ status }) => status === 'fulfilled');
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect((await runOf(browser)).messages.authorizationResponse).toBe(answers[taken.indexOf(true)]);
  });

  it('keeps a bad answer too; the step that looks at it refuses it', async () => {
    const query = browser.query({ iss: 'https://evil.example' });
    expect(await finishAuthorization(browser.sessionId, query)).toBeUndefined();
    expect((await runOf(browser)).messages.authorizationResponse).toBe(query);
    await expect(next()).rejects.toThrow('invalid_answer');
    expect((await runOf(browser)).phase).toBe('failed');
    expect(issuer.heard).toEqual([]);
  });

  it('keeps the answer, and nothing looks at it', async () => {
    expect(await finishAuthorization(browser.sessionId, browser.query())).toBeUndefined();
    const run = await runOf(browser);
    expect(run).toMatchObject({ step: 'validate-authorization-response', phase: 'ready' });
    expect(run.messages.authorizationResponse).toBe(browser.query());
    expect(issuer.heard).toEqual([]);
  });
});

describe('waitingRequest', () => {
  it('gives nothing before the browser was sent away, nor after it came back', async () => {
    expect(await waitingRequest(await runOf(await departHeld(issuer)))).toBeUndefined();
    await finishAuthorization(browser.sessionId, browser.query());
    expect(await waitingRequest(await runOf(browser))).toBeUndefined();
  });

  it('gives the URL that was handed over, as often as somebody asks', async () => {
    const run = await runOf(browser);
    expect(await waitingRequest(run)).toBe(url);
    expect(await waitingRequest(run)).toBe(url);
  });
});

describe('findRun', () => {
  it('finds nothing for a browser without a session, or without a run', async () => {
    expect(await findRun(undefined)).toBeUndefined();
    expect(await findRun(createSessionId())).toBeUndefined();
  });

  it('finds the newest run of a browser, and nobody else’s', async () => {
    const again = await depart(issuer, browser.sessionId);
    await depart(issuer);
    expect((await findRun(browser.sessionId))?.messages.state).toBe(again.state);
  });
});

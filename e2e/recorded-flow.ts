import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { type Trace, traceSchema } from '@ecosystem/flow-inspector/trace';
import { env } from './env.ts';
import { query } from './query.ts';

/** The flow the browser behind `request` is in, as the inspector's API tells it right now. */
export async function readFlow(request: APIRequestContext): Promise<Trace> {
  const now = await request.get(`${env.messageWriterUrl}/inspector/now`, { maxRedirects: 0 });
  const [, path] = /(\/flows\/\d+)$/.exec(now.headers()['location'] ?? '') ?? [];
  if (path === undefined) throw new Error('nothing is recorded of this browser yet');
  const answer = await request.get(`${env.messageWriterUrl}/inspector/api${path}`);
  return traceSchema.parse(await answer.json());
}

/** The same, once it fits and every recorder has told: they write a moment after the fact. */
export async function waitForFlow(
  request: APIRequestContext,
  fits: (trace: Trace) => boolean,
): Promise<Trace> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const trace = await readFlow(request).catch(() => undefined);
    if (trace && fits(trace)) {
      await everyRecorderHasTold(request);
      return readFlow(request);
    }
    if (Date.now() > limit) throw new Error(`the recorded flow never fitted: ${outline(trace)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Resolves when everything that has happened so far is in the inspector: each recorder writes in the order in which things
 * happen, so that a mark left with each of them comes last.
 */
export async function everyRecorderHasTold(request: APIRequestContext): Promise<void> {
  const limit = Date.now() + 20_000;
  const mark = `/mark-${randomBytes(6).toString('hex')}`;
  const servers = [env.authorizationServerUrl, env.contactSaverUrl, env.messageWriterUrl];
  await Promise.all(servers.map((server) => fetch(server + mark)));
  for (;;) {
    const marks = await query<{ id: string }>(
      env.databaseUrls.flow,
      `SELECT id FROM flow_event WHERE event->'request'->>'url' LIKE '%' || $1`,
      [mark],
    );
    const isRead = await Promise.all(
      marks.map(async ({ id }) => (await readTrace(request, id)) !== undefined),
    );
    if (isRead.filter(Boolean).length === servers.length) return;
    if (Date.now() > limit) throw new Error(`${isRead.length} of ${servers.length} recorders have told`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * The newest recorded flow that fits, for flows that no browser is in.
 *
 * @param text what only this test's flow has in it, such as a subject: many flows are recorded at once
 */
export async function waitForTrace(
  request: APIRequestContext,
  text: string,
  fits: (trace: Trace) => boolean,
): Promise<Trace> {
  const limit = Date.now() + 40_000;
  for (;;) {
    const events = await query<{ id: string }>(
      env.databaseUrls.flow,
      `SELECT max(id) AS id FROM flow_event WHERE strpos(event::text, $1) > 0
       GROUP BY event->>'trace' ORDER BY max(id) DESC LIMIT 12`,
      [text],
    );
    for (const { id } of events) {
      const trace = await readTrace(request, id);
      if (!trace || !fits(trace)) continue;
      await everyRecorderHasTold(request);
      return (await readTrace(request, id)) ?? trace;
    }
    if (Date.now() > limit) throw new Error(`no recorded flow fitted, of ${events.length}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The flow an event is in, by the event's number in the database. */
async function readTrace(request: APIRequestContext, event: string): Promise<Trace | undefined> {
  const answer = await request.get(`${env.messageWriterUrl}/inspector/api/flows/${event}`);
  return answer.ok() ? traceSchema.parse(await answer.json()) : undefined;
}

/** Whether a message of a kind was answered. */
export function hasAnswered(trace: Trace, message: string, status?: number): boolean {
  return trace.events.some(
    (event) =>
      event.kind === 'exchange' &&
      event.message === message &&
      (status === undefined ? event.response !== null : event.response?.status === status),
  );
}

/** The flow in which a program on this machine was answered, whatever port it listened on (RFC 8252 §7.3). */
export function withoutLoopbackPort(trace: Trace): Trace {
  const text = JSON.stringify(trace).replaceAll(/127\.0\.0\.1(:|%3A)\d+/g, '127.0.0.1$1{port}');
  return traceSchema.parse(JSON.parse(text));
}

/** A flow up to and with the first message of a kind that was answered so, and what was decided about it. */
export function upTo({ events, ...trace }: Trace, message: string, status: number): Trace {
  const last = events.findIndex(
    (event) => event.kind === 'exchange' && event.message === message && event.response?.status === status,
  );
  const next = events.findIndex((event, index) => event.kind === 'exchange' && index > last);
  return { ...trace, events: next === -1 ? events : events.slice(0, next) };
}

function outline(trace: Trace | undefined): string {
  const events = trace?.events.filter(({ kind }) => kind === 'exchange') ?? [];
  return `${trace?.outcome}, ${events.length} messages`;
}

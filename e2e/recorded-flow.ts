import type { APIRequestContext } from '@playwright/test';
import { type Trace, traceSchema } from '@ecosystem/flow-inspector/trace';
import { env } from './env.ts';
import { query } from './query.ts';

/** The flow the browser behind `request` is in, as the inspector's API tells it right now. */
export async function readFlow(request: APIRequestContext): Promise<Trace> {
  const page = await request.get(`${env.messageWriterUrl}/inspector/now`);
  const { pathname } = new URL(page.url());
  const answer = await request.get(env.messageWriterUrl + pathname.replace('/inspector/', '/inspector/api/'));
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
    if (trace && fits(trace)) return settled(trace, async () => readFlow(request));
    if (Date.now() > limit) throw new Error(`the recorded flow never fitted: ${outline(trace)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds after which a busy recorder has written, and the inspector has read. */
const longestSilence = 500;

/** Reads a trace again and again until nothing has come for longer than a recorder may take. */
async function settled(first: Trace, read: () => Promise<Trace | undefined>): Promise<Trace> {
  const limit = Date.now() + 5_000;
  let [latest, since] = [first, Date.now()];
  while (Date.now() - since < longestSilence && Date.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = (await read().catch(() => undefined)) ?? latest;
    if (now.events.length !== latest.events.length) since = Date.now();
    latest = now;
  }
  return latest;
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
  const limit = Date.now() + 20_000;
  const api = `${env.messageWriterUrl}/inspector/api/flows`;
  for (;;) {
    const events = await query<{ id: string }>(
      env.databaseUrls.flow,
      'SELECT id FROM flow_event WHERE strpos(event::text, $1) > 0 ORDER BY id DESC LIMIT 40',
      [text],
    );
    for (const { id } of events) {
      const trace = await readTrace(request, `${api}/${id}`);
      if (trace && fits(trace)) return settled(trace, async () => readTrace(request, `${api}/${id}`));
    }
    if (Date.now() > limit) throw new Error(`no recorded flow fitted, of ${events.length} events`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function readTrace(request: APIRequestContext, url: string): Promise<Trace | undefined> {
  const answer = await request.get(url);
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

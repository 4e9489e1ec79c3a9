import type { APIRequestContext } from '@playwright/test';
import { type Trace, traceSchema } from '@ecosystem/flow-inspector/trace';
import { env } from './env.ts';

/** The flow the browser behind `request` is in, as the inspector's API tells it right now. */
export async function readFlow(request: APIRequestContext): Promise<Trace> {
  const page = await request.get(`${env.messageWriterUrl}/inspector/now`);
  const { pathname } = new URL(page.url());
  const answer = await request.get(env.messageWriterUrl + pathname.replace('/inspector/', '/inspector/api/'));
  return traceSchema.parse(await answer.json());
}

/** The same, once it fits: recorders write a moment after the fact. */
export async function waitForFlow(
  request: APIRequestContext,
  fits: (trace: Trace) => boolean,
): Promise<Trace> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const trace = await readFlow(request).catch(() => undefined);
    if (trace && fits(trace)) return trace;
    if (Date.now() > limit) throw new Error(`the recorded flow never fitted: ${outline(trace)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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

function outline(trace: Trace | undefined): string {
  const events = trace?.events.filter(({ kind }) => kind === 'exchange') ?? [];
  return `${trace?.outcome}, ${events.length} messages`;
}

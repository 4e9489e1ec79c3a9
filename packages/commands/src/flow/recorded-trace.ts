import { setTimeout as wait } from 'node:timers/promises';
import { type Trace, traceSchema } from '@ecosystem/flow-inspector/trace';
import type { UserAgent } from '../user-agent/user-agent.ts';
import { CheckFailed } from './assertions.ts';

/** Milliseconds the recorders get to tell the inspector about the last message. */
const patience = 5_000;

/**
 * The flow a browser is in, as the inspector knows it, once everything the browser saw has arrived there.
 *
 * @param exchanges how many exchanges the browser had with the parties
 * @throws {CheckFailed} when the inspector does not have it
 */
export async function readRecordedTrace(
  browser: UserAgent,
  messageWriterUrl: string,
  exchanges: number,
): Promise<Trace> {
  const limit = Date.now() + patience;
  let seen = 0;
  while (Date.now() < limit) {
    const { url } = await browser.open(`${messageWriterUrl}/inspector/now`);
    const { html, status } = await browser.open(
      url.replace('/inspector/', '/inspector/api/').replace(/\?.*/, ''),
    );
    const parsed = status === 200 ? traceSchema.safeParse(JSON.parse(html)) : undefined;
    const arrows = parsed?.success ? parsed.data.events.filter(({ kind }) => kind === 'exchange') : [];
    seen = arrows.filter((event) => event.from === 'browser').length;
    if (parsed?.success && seen >= exchanges) return parsed.data;
    await wait(100);
  }
  throw new CheckFailed(`the inspector shows ${seen} of ${exchanges} messages of the browser`);
}

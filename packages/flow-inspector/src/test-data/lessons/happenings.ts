import { readFileSync } from 'node:fs';
import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Trace } from '../../trace.ts';
import { SampleRecording } from '../sample-recording.ts';

interface Sent {
  readonly message: MessageId;
  readonly from: FlowParty;
  readonly to: FlowParty;
  readonly method?: string;
  readonly url: string;
  readonly body?: unknown;
  readonly status?: number;
  readonly answer?: unknown;
  readonly answerHeaders?: Record<string, string>;
}

interface Decided {
  readonly check: CheckId;
  readonly party: FlowParty;
  readonly passed: boolean;
}

/** Something that was recorded: a message with its answer, or a decision about the message before it. */
export type Happening = Decided | Sent;

/** A request to the token endpoint, and what came of it. */
export function tokenRequest(
  from: FlowParty,
  body: Readonly<Record<string, string>>,
  status = 200,
  message: MessageId = 'token-request',
): Sent {
  return {
    message,
    from,
    to: 'authorization-server',
    method: 'POST',
    url: '{authorization-server}/token',
    body,
    status,
  };
}

/** A call to ContactSaver’s API; a refusal names its error in the challenge, as RFC 6750 §3 has it. */
export function apiCall(from: FlowParty, path: string, status = 200, error?: string): Sent {
  return {
    message: 'protected-resource-request',
    from,
    to: 'contact-saver',
    url: `{contact-saver}${path}`,
    status,
    ...(error !== undefined && { answerHeaders: { 'www-authenticate': `Bearer error="${error}"` } }),
  };
}

/** What a page of a party was sent. */
export function posted(message: MessageId, to: FlowParty, path: string, body: unknown = null): Sent {
  return { message, from: 'browser', to, method: 'POST', url: `{${to}}${path}`, body, status: 303 };
}

interface GoldenExchange {
  readonly message: MessageId;
  readonly way: string;
  readonly request: { readonly method: string; readonly url: string; readonly body: unknown };
  readonly response: { readonly status: number; readonly location?: string; readonly body: unknown };
}

/** What the end-to-end tests have recorded and compare with: see `e2e/golden`. */
export function golden(name: string): Happening[] {
  const file = new URL(`../../../../../e2e/golden/${name}.json`, import.meta.url);
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events: (GoldenExchange | string)[] };
  return events.flatMap<Happening>((event) =>
    typeof event === 'string' ? decisionIn(event) : [exchangeOf(event)],
  );
}

function decisionIn(line: string): Decided[] {
  const [, party, verb, check] = /^(\S+) (passes|refuses) (\S+)$/.exec(line) ?? [];
  if (check === undefined) return [];
  return [{ party: party as FlowParty, check: check as CheckId, passed: verb === 'passes' }];
}

function exchangeOf({ message, request, response, way }: GoldenExchange): Sent {
  const [, from, to] = /^(\S+) → (\S+),/.exec(way) as unknown as [string, FlowParty, FlowParty];
  const { body: answer, location, status } = response;
  return {
    ...request,
    message,
    from,
    to,
    status,
    answer,
    ...(location !== undefined && { answerHeaders: { location } }),
  };
}

/** Records what happened, in one flow. */
export function recordAll(happenings: readonly Happening[]): Trace {
  const startedAt = '2026-03-01T10:00:00.000Z';
  const recording = new SampleRecording('lesson', 'here', startedAt);
  let before: ReturnType<SampleRecording['exchange']> | undefined;
  for (const happening of happenings) {
    if ('message' in happening) before = recording.exchange(happening);
    else if (before) recording.check(before, happening.party, happening.check, reasonFor(happening));
  }
  return { id: '1', startedAt, outcome: 'connected', who: null, title: 'A lesson', events: recording.events };
}

function reasonFor({ passed }: Decided): string | undefined {
  return passed ? undefined : 'it was not as it should be';
}

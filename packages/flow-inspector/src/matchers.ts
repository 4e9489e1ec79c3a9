import { type CheckId, checks } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { findSecret } from './matchers/find-secret.ts';
import type { Trace, TracedCheck, TracedExchange } from './trace.ts';

/** What a sent message must have been like. */
export interface SentExpectation {
  readonly from?: FlowParty;
  readonly to?: FlowParty;
  readonly status?: number;
  /** Exactly so often; without it, at least once. */
  readonly times?: number;
}

/** What `expect(trace)` can do; for declarations. */
export interface FlowMatchers<R = void> {
  /** The party made this check, and it passed every time. */
  toHaveChecked(checkId: CheckId, party: FlowParty): R;
  /** The party made this check, and it failed at least once. */
  toHaveRefused(checkId: CheckId, party: FlowParty): R;
  toHaveSent(messageId: MessageId, expectation?: SentExpectation): R;
  /** Nothing in the trace gives the value away: not as it is, URL-encoded, or in base64. */
  toKeepSecret(value: string): R;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Matchers for traces: `expect.extend(flowMatchers)` in Vitest, Jest and Playwright.
 *
 * For Vitest, declare them once:
 *
 * ```ts
 * import 'vitest';
 * import type { FlowMatchers } from '@ecosystem/flow-inspector/matchers';
 *
 * declare module 'vitest' {
 *   interface Matchers<T = any> extends FlowMatchers {}
 * }
 * ```
 *
 * Playwright takes the types from `const expect = base.extend(flowMatchers)`; to have them on every `expect`:
 *
 * ```ts
 * import type { FlowMatchers } from '@ecosystem/flow-inspector/matchers';
 *
 * declare global {
 *   namespace PlaywrightTest {
 *     interface Matchers<R, T> extends FlowMatchers<R> {}
 *   }
 * }
 * ```
 *
 * For Jest: the same with `namespace jest`.
 */
export const flowMatchers = { toHaveChecked, toHaveRefused, toHaveSent, toKeepSecret };

function toHaveChecked(trace: Trace, checkId: CheckId, party: FlowParty): MatcherResult {
  const made = checksOf(trace, checkId, party);
  const pass = made.length > 0 && made.every(({ passed }) => passed);
  return result(pass, `${party} to have checked ${named(checkId)}`, verdicts(trace, made, checkId));
}

function toHaveRefused(trace: Trace, checkId: CheckId, party: FlowParty): MatcherResult {
  const made = checksOf(trace, checkId, party);
  const pass = made.some(({ passed }) => !passed);
  return result(pass, `${party} to have refused at ${named(checkId)}`, verdicts(trace, made, checkId));
}

function toHaveSent(trace: Trace, messageId: MessageId, expectation: SentExpectation = {}): MatcherResult {
  const { from, status, times, to } = expectation;
  const sent = exchangesOf(trace).filter(({ message }) => message === messageId);
  const fitting = sent.filter(
    (exchange) =>
      (from === undefined || exchange.from === from) &&
      (to === undefined || exchange.to === to) &&
      (status === undefined || exchange.response?.status === status),
  );
  const pass = times === undefined ? fitting.length > 0 : fitting.length === times;
  const wanted = Object.entries(expectation).map(([name, value]) => `${name} ${value}`);
  const found =
    sent.length > 0
      ? sent.map(describe)
      : [`only ${listOf(exchangesOf(trace).map(({ message }) => message))}`];
  return result(pass, [`the flow to have sent ${messageId}`, ...wanted].join(', '), found.join('\n  '));
}

function toKeepSecret(trace: Trace, value: string): MatcherResult {
  requireTrace(trace);
  if (typeof value !== 'string' || value === '')
    throw new TypeError('toKeepSecret needs the value to look for.');
  const finding = findSecret(trace, value);
  const found = finding ? `the value ${finding.form}, at ${finding.path}` : 'the value nowhere';
  return result(finding === undefined, 'the trace to keep the value secret', found);
}

function result(pass: boolean, expectation: string, found: string): MatcherResult {
  const not = pass ? 'not ' : '';
  return {
    pass,
    message: () => `Expected ${expectation.replace(/ to /, ` ${not}to `)}.\nFound:\n  ${found}`,
  };
}

function requireTrace(trace: Trace): void {
  const { events } = Object(trace) as Partial<Trace>;
  if (!Array.isArray(events)) throw new TypeError('This matcher needs a trace: expect(trace).');
}

function checksOf(trace: Trace, checkId: CheckId, party: FlowParty): TracedCheck[] {
  if (!Object.hasOwn(checks, checkId))
    throw new TypeError(`There is no check “${checkId}”: ${listOf(Object.keys(checks))}.`);
  return allChecks(trace).filter((event) => event.check === checkId && event.party === party);
}

function allChecks(trace: Trace): TracedCheck[] {
  requireTrace(trace);
  return trace.events.filter((event) => event.kind === 'check');
}

function exchangesOf(trace: Trace): TracedExchange[] {
  requireTrace(trace);
  return trace.events.filter((event) => event.kind === 'exchange');
}

function named(checkId: CheckId): string {
  return `“${checkId}” (${checks[checkId].title}, ${checks[checkId].section})`;
}

function verdicts(trace: Trace, made: readonly TracedCheck[], checkId: CheckId): string {
  if (made.length > 0) return made.map(verdictOf).join('\n  ');
  const byOthers = allChecks(trace).filter(({ check }) => check === checkId);
  if (byOthers.length > 0) return byOthers.map((event) => `${event.party}: ${verdictOf(event)}`).join('\n  ');
  return `only ${listOf(allChecks(trace).map(({ check, party }) => `${check} by ${party}`))}`;
}

function verdictOf({ passed, reason, seq }: TracedCheck): string {
  return `${passed ? 'passed' : `failed: ${reason ?? 'no reason was recorded'}`} (event ${seq})`;
}

function describe({ from, message, response, seq, to }: TracedExchange): string {
  return `${message}, from ${from}, to ${to}, status ${response?.status ?? 'none'} (event ${seq})`;
}

function listOf(items: readonly string[]): string {
  return [...new Set(items)].join(', ') || 'nothing of the kind';
}

import { checks } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { Trace, TracedCheck, TracedExchange } from '../trace.ts';
import { hopsOf, isRefused, pathOf } from '../view/hops.ts';
import { lanesOf, partyNaming } from '../view/lanes.ts';
import { messageTitle } from './hop-title.ts';
import { replaceStubs } from './stub.ts';

const lanes: Readonly<Record<FlowParty, string>> = {
  browser: 'Browser',
  'message-writer': 'MessageWriter',
  'authorization-server': 'AuthorizationServer',
  'contact-saver': 'ContactSaver',
  outside: 'SomebodyElse',
};

/** The flow as a Mermaid sequence diagram: dashed through the browser, solid between servers, a cross at what failed. */
export function toMermaid(trace: Trace): string {
  const numbers = new Map(hopsOf(trace).map(({ exchange, number }) => [exchange.seq, number]));
  const nameOf = partyNaming(trace);
  const participants = lanesOf(trace).map((party) => `participant ${lanes[party]} as ${nameOf(party)}`);
  const lines = trace.events.flatMap((event) => {
    if (event.kind === 'exchange') return [arrowOf(event, numbers.get(event.seq) ?? 0)];
    return event.kind === 'check' ? [noteOf(event)] : [];
  });
  return `${['sequenceDiagram', ...participants, ...lines].join('\n  ')}\n`;
}

function arrowOf(exchange: TracedExchange, number: number): string {
  const { channel, failure, from, request, response, to } = exchange;
  const path = replaceStubs(pathOf(exchange), ({ word }) => `‹${word}›`);
  const hasFailed = response === null || isRefused(exchange);
  const arrow = `${channel === 'front' ? '--' : '-'}${hasFailed ? 'x' : '>>'}`;
  const answer = failure ?? (response === null ? 'no answer' : String(response.status));
  const line = `${request.method} ${path} → ${hasFailed ? '✗ ' : ''}${answer}`;
  return `${lanes[from]}${arrow}${lanes[to]}: ${escapeText(`${number}. ${messageTitle(exchange)}: ${line}`)}`;
}

function noteOf({ check, party, passed, reason }: TracedCheck): string {
  const { title, section } = checks[check];
  const verdict = passed ? '✓' : '✗';
  const why = reason === undefined ? '' : `: ${reason}`;
  return `Note over ${lanes[party]}: ${escapeText(`${verdict} ${title} (${section})${why}`)}`;
}

/** Mermaid ends a text at `;`, `#` and the end of the line, and reads HTML, directives and formulas inside it. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[;#<>&%${}"`\\]/g, (character) => `#${character.codePointAt(0)};`);
}

import { checks } from '@ecosystem/flow-recorder/checks';
import { describeMessage } from '@ecosystem/flow-recorder/messages';
import type { Trace, TraceEvent } from '@ecosystem/flow-inspector/trace';

/** A recorded flow as lines of text: each message, and below it what was decided. */
export function printTrace({ events }: Trace): string {
  return `${events.flatMap((event) => lineOf(event) ?? []).join('\n')}\n`;
}

function lineOf(event: TraceEvent): string | undefined {
  if (event.kind === 'artifact') return undefined;
  if (event.kind === 'check') {
    const { title, section } = checks[event.check];
    const reason = event.passed ? '' : `: ${event.reason}`;
    return `        ${event.passed ? '✔' : '✘'} ${event.party}: ${title} (${section})${reason}`;
  }
  const { channel, from, message, request, response, seq, to } = event;
  const arrow = channel === 'front' ? '┄┄▶' : '━━▶';
  const path = request.url.replace(/^[a-z]+:\/\/[^/]+/, '').replace(/\?.*/s, '?…');
  const { title } = describeMessage(message);
  return `${String(seq).padStart(4)}  ${from} ${arrow} ${to}  ${title}  ${request.method} ${path}  ${response?.status ?? 'no answer'}`;
}

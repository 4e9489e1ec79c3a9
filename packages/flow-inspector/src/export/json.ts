import type { z } from 'zod';
import { type Trace, traceSchema } from '../trace.ts';

/** A text that was to be a trace is none; the message says why, for a person. */
export class InvalidTraceError extends Error {
  override readonly name = 'InvalidTraceError';
}

const mostBytes = 10 * 1024 * 1024;
const mostEvents = 20_000;
const deepest = 100;

/** The trace as a file: what the API answers, indented. */
export function toJson(trace: Trace): string {
  return `${JSON.stringify(trace, null, 2)}\n`;
}

/**
 * Reads a trace that somebody hands over.
 *
 * @throws InvalidTraceError when it is too big, no JSON, or no trace
 */
export function parseTrace(text: string): Trace {
  if (text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes) {
    throw new InvalidTraceError('This file is too big: a trace has at most 10 MB.');
  }
  const json = parseJson(text);
  if (isDeeperThan(json, deepest)) {
    throw new InvalidTraceError(`This is not a trace: its parts are nested more than ${deepest} deep.`);
  }
  const count = countEvents(json);
  if (count > mostEvents) {
    throw new InvalidTraceError(
      `This trace is too long: it has ${count} events, at most ${mostEvents} are read.`,
    );
  }
  const { data, error } = traceSchema.safeParse(json);
  if (error) throw new InvalidTraceError(explain(error), { cause: error });
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidTraceError('This is not JSON: a trace is the file that “Export as JSON” gives.', {
      cause,
    });
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

function countEvents(json: unknown): number {
  const { events } = Object(json) as { readonly events?: unknown };
  return Array.isArray(events) ? events.length : 0;
}

function explain({ issues }: z.ZodError): string {
  const [first] = issues;
  const path = (first?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  const field = path.join('').replace(/^\./, '') || 'the whole file';
  const others = issues.length > 1 ? ` ${issues.length - 1} more like this.` : '';
  return `This is not a trace: ${field} is wrong (${first?.message ?? 'invalid'}).${others}`;
}

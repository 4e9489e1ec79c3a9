import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What everything that happens during one exchange, or one step of a flow, has in common. */
export interface FlowContext {
  /** The trace of `traceparent` (W3C Trace Context): 32 hexadecimal digits. */
  readonly trace: string;
  /** The inbound exchange under way; absent in a step that no recorded exchange has set off. */
  readonly exchange?: string;
  /** Fingerprints that say which flow this belongs to. */
  readonly joins: readonly string[];
}

const key = Symbol.for('flow-recorder.context');
const shared = globalThis as { [key]?: AsyncLocalStorage<FlowContext> };

/** What is under way right now. One per process, even where a bundler has made several copies of this file. */
export const flowContext = (shared[key] ??= new AsyncLocalStorage<FlowContext>());

/** Node makes UUIDs in advance, and other random bytes one by one. */
export const newTraceId = () => randomUUID().replaceAll('-', '');
export const newSpanId = () => newTraceId().slice(16);

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Trace and span of a `traceparent` header, if it is one. */
export function readTraceparent(header: string | undefined): { trace: string; span: string } | undefined {
  const [, trace, span] = pattern.exec(header ?? '') ?? [];
  return trace === undefined || span === undefined ? undefined : { trace, span };
}

export function writeTraceparent(trace: string, span: string): string {
  return `00-${trace}-${span}-01`;
}

import { FlowStore } from '@ecosystem/flow-inspector/store/flow-store';
import type { env } from '../env.ts';

const opened = Symbol.for('message-writer.flow-store');
const shared = globalThis as { [opened]?: FlowStore };

/** What was recorded, kept up to date and within bounds while this process runs; undefined with the lab off. */
export function flowStore({
  flowDatabaseUrl,
  lab,
}: Pick<ReturnType<typeof env>, 'flowDatabaseUrl' | 'lab'>): FlowStore | undefined {
  if (!lab || flowDatabaseUrl === undefined) return undefined;
  return (shared[opened] ??= new FlowStore(flowDatabaseUrl));
}

import type { FlowEvent } from '../flow-event.ts';
import { EventQueue, type WriteEvents } from '../queue.ts';

export const event = (id: string): FlowEvent => ({
  kind: 'artifact',
  id,
  party: 'message-writer',
  artifact: 'session',
  action: 'kept',
  at: new Date().toISOString(),
  joins: [],
});

export function open(write: WriteEvents, limit = 5_000, retryAfter = 10) {
  const queue = new EventQueue({ party: 'message-writer', write, limit, retryAfter });
  const add = (...ids: string[]) => {
    for (const id of ids) queue.add({ tell: () => event(id), at: performance.now() });
  };
  return { queue, add };
}

/** Remembers what was written; fails as often as it is told to. */
export function storage() {
  const batches: FlowEvent[][] = [];
  const state = { failures: 0, attempts: 0 };
  const write: WriteEvents = async (batch) => {
    state.attempts += 1;
    if (state.failures-- > 0) throw new Error('the database is away');
    batches.push(batch.map((queued) => queued.event));
  };
  const ids = () => batches.flat().map(({ id, kind }) => (kind === 'drop' ? 'drop' : id));
  return { batches, ids, state, write };
}

import { type ConnectOptions, connect } from './connect.ts';
import type { Send } from './send.ts';

export interface FlowWriter {
  /** @param events JSON: a list of `{ event, at }`, `at` in milliseconds since 1970 by this process's clock */
  insert(events: string): Promise<void>;
}

/** Milliseconds after which the clocks are compared anew. */
const compareEvery = 60_000;

/**
 * The recorders' door to the `flow` database: it opens one way only. Every event is dated by the database's own clock,
 * so that recorders whose clocks differ agree on the order of things.
 */
export function openFlowWriter(options: ConnectOptions): FlowWriter {
  // Nobody waits for a recording: the newest ones may be lost with the database server, never with the flow itself.
  const { send } = connect({ poolSize: 1, serverOptions: '-c synchronous_commit=off', ...options });
  let [difference, comparedAt] = [0, -Infinity];
  return {
    async insert(events) {
      if (performance.now() - comparedAt > compareEvery) {
        difference = await compareClocks(send);
        comparedAt = performance.now();
      }
      await send({ text: insertEvents, values: [events, difference] });
    },
  };
}

const insertEvents = `
INSERT INTO "flow_event" ("event", "occurred_at")
SELECT item->'event', to_timestamp(((item->>'at')::float8 + $2::float8) / 1000)
FROM jsonb_array_elements($1::jsonb) AS item`;

/** How many milliseconds the database's clock is ahead of ours: of a few samples the one that took least counts. */
async function compareClocks(send: Send): Promise<number> {
  let best = { took: Infinity, difference: 0 };
  for (let sample = 0; sample < 4; sample += 1) {
    const asked = performance.now();
    const [row] = await send<{ now: number }>({ text: readClock, values: [] });
    const answered = performance.now();
    const ours = performance.timeOrigin + (asked + answered) / 2;
    const took = answered - asked;
    if (row && took < best.took) best = { took, difference: row.now - ours };
  }
  return best.difference;
}

const readClock = 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now';

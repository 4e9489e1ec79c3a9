import { type ConnectOptions, connect } from './connect.ts';

export interface FlowWriter {
  /** @param events JSON: a list of `{ event, age }`, `age` in milliseconds before now */
  insert(events: string): Promise<void>;
}

/**
 * The recorders' door to the `flow` database: it opens one way only. Every event is dated by the database's own clock,
 * so that recorders whose clocks differ agree on the order of things.
 */
export function openFlowWriter(options: ConnectOptions): FlowWriter {
  // Nobody waits for a recording: the newest ones may be lost with the database server, never with the flow itself.
  const { send } = connect({ poolSize: 1, serverOptions: '-c synchronous_commit=off', ...options });
  return {
    async insert(events) {
      await send({ text: insertEvents, values: [events] });
    },
  };
}

const insertEvents = `
INSERT INTO "flow_event" ("event", "occurred_at")
SELECT item->'event', clock_timestamp() - make_interval(secs => (item->>'age')::float8 / 1000)
FROM jsonb_array_elements($1::jsonb) AS item`;

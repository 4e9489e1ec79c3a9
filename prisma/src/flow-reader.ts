import pg from 'pg';
import { type ConnectOptions, connect } from './connect.ts';

/** One recorded event as it is stored. */
export interface StoredEvent {
  /** Grows in the order of storing, not of happening. */
  readonly id: number;
  readonly occurredAt: Date;
  /** The same in milliseconds since 1970, with fractions. */
  readonly order?: number;
  readonly event: unknown;
}

export interface FlowListener {
  /** Ids of events that have just been stored. */
  onStored(ids: readonly number[]): void;
  /** The connection was made, for the first time or anew: something may have been missed. */
  onConnected(): void;
}

export interface FlowReader {
  /** Events with higher ids, in order. */
  readAfter(id: number, limit: number): Promise<StoredEvent[]>;
  /** 0 when there is none. */
  readNewestId(): Promise<number>;
  /** The id of the oldest event; beyond every id when there is none. */
  readOldestId(): Promise<number>;
  readByIds(ids: readonly number[]): Promise<StoredEvent[]>;
  /** Deletes what is older than that many seconds, and all but the newest `keep`; returns how many events went. */
  prune(options: { readonly olderThan: number; readonly keep: number }): Promise<number>;
  /** Hears of new events until it is closed; connects again by itself. */
  listen(listener: FlowListener): { close(): void };
}

/** Milliseconds before a lost connection is made anew. */
const pause = 1_000;

/** The inspector's door to the `flow` database. */
export function openFlowReader(options: ConnectOptions): FlowReader {
  const { send } = connect({ poolSize: 2, ...options });
  const read = async (text: string, values: readonly unknown[]) => {
    const rows = await send<{ id: string; occurred_at: Date; ms: number; event: unknown }>({ text, values });
    return rows.map(({ id, occurred_at: occurredAt, ms: order, event }) => ({
      id: Number(id),
      occurredAt,
      order,
      event,
    }));
  };
  return {
    readAfter: async (id, limit) => read(`${columns} WHERE "id" > $1 ORDER BY "id" LIMIT $2`, [id, limit]),
    async readNewestId() {
      const [row] = await send<{ id: string | null }>({
        text: 'SELECT max("id") AS id FROM "flow_event"',
        values: [],
      });
      return Number(row?.id ?? 0);
    },
    async readOldestId() {
      const [row] = await send<{ id: string | null }>({
        text: 'SELECT min("id") AS id FROM "flow_event"',
        values: [],
      });
      return row === undefined || row.id === null ? Number.MAX_SAFE_INTEGER : Number(row.id);
    },
    readByIds: async (ids) => read(`${columns} WHERE "id" = ANY($1::bigint[]) ORDER BY "id"`, [ids]),
    async prune({ olderThan, keep }) {
      const rows = await send({ text: pruneEvents, values: [olderThan, keep] });
      return rows.length;
    },
    listen: (listener) => listen(options, listener),
  };
}

const columns =
  'SELECT "id", "occurred_at", (extract(epoch FROM "occurred_at") * 1000)::float8 AS ms, "event" FROM "flow_event"';

const pruneEvents = `
DELETE FROM "flow_event"
WHERE "recorded_at" < now() - make_interval(secs => $1)
   OR "id" <= (SELECT max("id") FROM "flow_event") - $2
RETURNING "id"`;

function listen({ url, onConnectionLost = () => undefined }: ConnectOptions, listener: FlowListener) {
  let closed = false;
  let client: pg.Client | undefined;
  let ids: number[] = [];

  const announce = () => {
    const stored = ids;
    ids = [];
    listener.onStored(stored);
  };
  const again = (lost: pg.Client, error: Error) => {
    if (closed || client !== lost) return;
    onConnectionLost(error);
    client = undefined;
    void lost.end().catch(() => undefined);
    setTimeout(() => void start(), pause).unref();
  };
  const start = async () => {
    if (closed) return;
    const made = new pg.Client({ connectionString: url, connectionTimeoutMillis: 4_000, keepAlive: true });
    client = made;
    made.on('error', (error) => again(made, error));
    made.on('end', () => again(made, new Error('the connection ended')));
    made.on('notification', ({ payload }) => {
      if (ids.length === 0) setImmediate(announce);
      ids.push(...(payload ?? '').split(',').map(Number));
    });
    try {
      await made.connect();
      await made.query('LISTEN flow_event');
      listener.onConnected();
    } catch (error) {
      again(made, error as Error);
    }
  };
  void start();
  return {
    close() {
      closed = true;
      void client?.end().catch(() => undefined);
    },
  };
}

import pg from 'pg';
import { type ConnectOptions, connect } from './connect.ts';

/** `asked`: nobody has begun. `done`: the request is gone. */
export type LabRequestState = 'asked' | 'begun' | 'done' | 'failed';

export interface LabRequests {
  /** Asks for the seeded state; returns the number of the request. */
  ask(): Promise<string>;
  stateOf(id: string): Promise<LabRequestState>;
  /** Takes back what nobody has begun. @returns whether that was in time */
  withdraw(id: string): Promise<boolean>;
}

const channel = 'lab_request';

/** Where the inspector asks for what only the commands can do: they own all databases, and no app does. */
export function openLabRequests(options: ConnectOptions): LabRequests {
  const { send } = connect({ poolSize: 1, ...options });
  return {
    async ask() {
      const [row] = await send<{ id: string }>({
        text: `WITH asked AS (INSERT INTO "lab_request" DEFAULT VALUES RETURNING "id")
          SELECT "id"::text AS id, pg_notify('${channel}', "id"::text) FROM asked`,
        values: [],
      });
      return row?.id ?? '';
    },
    async stateOf(id) {
      const [row] = await send<{ state: LabRequestState }>({
        text: `SELECT CASE WHEN "failed_at" IS NOT NULL THEN 'failed' WHEN "begun_at" IS NOT NULL THEN 'begun'
          ELSE 'asked' END AS state FROM "lab_request" WHERE "id" = $1::bigint`,
        values: [id],
      });
      return row?.state ?? 'done';
    },
    async withdraw(id) {
      const rows = await send({
        text: 'DELETE FROM "lab_request" WHERE "id" = $1::bigint AND "begun_at" IS NULL RETURNING 1',
        values: [id],
      });
      return rows.length > 0;
    },
  };
}

/**
 * Hears of requests until it is closed. A connection that is lost is made again, after a pause.
 *
 * @param url of the `flow` database
 */
export function attendLabRequests(url: string, onRequest: () => void): { close(): void } {
  let [closed, client] = [false, undefined as pg.Client | undefined];
  const start = async () => {
    const made = new pg.Client({ connectionString: url, keepAlive: true });
    client = made;
    const again = () => {
      if (closed || client !== made) return;
      client = undefined;
      void made.end().catch(() => undefined);
      setTimeout(() => void start(), 1_000).unref();
    };
    made.on('error', again);
    made.on('end', again);
    made.on('notification', onRequest);
    await made
      .connect()
      .then(async () => made.query(`LISTEN ${channel}`))
      .catch(again);
  };
  void start();
  return {
    close() {
      closed = true;
      void client?.end().catch(() => undefined);
    },
  };
}

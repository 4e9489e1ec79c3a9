import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Send, createSend } from './send.ts';
import { createStatementNames } from './statement-names.ts';

export interface ConnectOptions {
  /** PostgreSQL connection URL. */
  readonly url: string;
  /** Connections this process may hold at once. */
  readonly poolSize?: number;
  /** PostgreSQL settings of each connection, as `-c name=value`. */
  readonly serverOptions?: string;
  /** Hears of connections the server closed while they were idle; the next query opens a new one. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** One pool of connections, as Prisma uses it and for statements written by hand. */
export interface Connection {
  readonly adapter: PrismaPg;
  readonly send: Send;
}

/** The driver behind every door: bounded in connections and in waiting, and alive when the database goes away. */
export function connect({
  url,
  poolSize = 10,
  serverOptions,
  onConnectionLost = () => undefined,
}: ConnectOptions): Connection {
  const statementNameGenerator = createStatementNames();
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 4_000,
    query_timeout: 4_000,
    idleTimeoutMillis: 30_000,
    ...(serverOptions !== undefined && { options: serverOptions }),
  });
  pool.on('error', onConnectionLost);
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    onConnectionError: onConnectionLost,
    statementNameGenerator,
  });
  return { adapter, send: createSend(pool, statementNameGenerator) };
}

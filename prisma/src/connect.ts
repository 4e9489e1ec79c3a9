import { PrismaPg } from '@prisma/adapter-pg';

export interface ConnectOptions {
  /** PostgreSQL connection URL. */
  readonly url: string;
  /** Connections this process may hold at once. */
  readonly poolSize?: number;
  /** Hears of connections the server closed while they were idle; the next query opens a new one. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** The driver behind every door: bounded in connections and in waiting, and alive when the database goes away. */
export function connect({
  url,
  poolSize = 10,
  onConnectionLost = () => undefined,
}: ConnectOptions): PrismaPg {
  return new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 4_000,
      query_timeout: 4_000,
      idleTimeoutMillis: 30_000,
    },
    { onPoolError: onConnectionLost, onConnectionError: onConnectionLost },
  );
}

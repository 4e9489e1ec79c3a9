import { PrismaPg } from '@prisma/adapter-pg';

export interface ConnectOptions {
  /** PostgreSQL connection URL. */
  readonly url: string;
  /** Connections this process may hold at once. */
  readonly poolSize?: number;
  /** Hears of connections the server closed while they were idle; the next query opens a new one. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** How many different statements a connection keeps prepared; any further ones are parsed each time. */
const preparedStatements = 200;

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
    {
      onPoolError: onConnectionLost,
      onConnectionError: onConnectionLost,
      statementNameGenerator: createStatementNames(),
    },
  );
}

/** PostgreSQL parses and plans a statement with a name once per connection; a statement's text is its name here. */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = names.size < preparedStatements ? `statement_${names.size}` : '';
    if (name !== '') names.set(sql, name);
    return name;
  };
}

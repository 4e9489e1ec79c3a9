import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env.ts';
import { query } from '../query.ts';
import type { Facts } from './history.ts';

/** How far the logs and the recorded flows were at one moment. */
export interface Mark {
  /** Bytes of each log file. */
  readonly logs: ReadonlyMap<string, number>;
  readonly lastEvent: string;
}

const logFolder = path.join(env.dataDirectory, 'logs');

/** Remembers what has been written so far. */
export async function markWritten(): Promise<Mark> {
  const [row] = await query<{ last: string }>(
    env.databaseUrls.flow,
    'SELECT coalesce(max(id), 0)::text AS last FROM flow_event',
  );
  return {
    logs: new Map(logFiles().map((file) => [file, readFileSync(file).length])),
    lastEvent: row?.last ?? '0',
  };
}

/** Everything the apps have written since: logs and recorded flows. */
export async function readWritten({ lastEvent, logs }: Mark): Promise<Facts['written']> {
  const events = await query<{ event: string }>(
    env.databaseUrls.flow,
    'SELECT event::text FROM flow_event WHERE id > $1::bigint',
    [lastEvent],
  );
  return [
    ...logFiles().map((file) => ({
      where: path.basename(file),
      text: readFileSync(file)
        .subarray(logs.get(file) ?? 0)
        .toString(),
    })),
    { where: 'the recorded flows', text: events.map(({ event }) => event).join('\n') },
  ];
}

function logFiles(): string[] {
  return readdirSync(logFolder).map((name) => path.join(logFolder, name));
}

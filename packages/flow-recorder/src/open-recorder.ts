import { createPostgresWriter } from './postgres.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';

export interface RecorderSettings extends Pick<RecorderOptions, 'party' | 'parties' | 'verifyToken'> {
  /** Whether the lab is on. Off means off: nothing is captured, wrapped or subscribed to. */
  readonly lab: boolean;
  readonly flowWriterDatabaseUrl: string | undefined;
  readonly fingerprintKey: string | undefined;
}

/** The recorder of an app, or undefined when there is nothing to record with. */
export function openRecorder(settings: RecorderSettings): Recorder | undefined {
  const { lab, flowWriterDatabaseUrl: url, fingerprintKey } = settings;
  if (!lab || url === undefined || fingerprintKey === undefined) return undefined;
  return new Recorder({ ...settings, fingerprintKey, write: createPostgresWriter(url) });
}

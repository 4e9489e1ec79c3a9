import { type Trace, traceSchema } from '../trace.ts';
import { SampleRecording } from './sample-recording.ts';
import { recordApiCalls, recordTokenRequest } from './back-channel.ts';
import { recordFrontChannel } from './front-channel.ts';
import { type SampleParties, sampleParties } from './sample-parties.ts';

export interface SampleOptions {
  /** Another run has other random values and ids. */
  readonly run?: string;
  /** Another installation has other keys and people. */
  readonly installation?: string;
  readonly startedAt?: string;
  readonly parties?: SampleParties;
  /** The two calls of the API are sent at once: which of them is recorded first. */
  readonly contactsFirst?: boolean;
}

/**
 * The main flow: connect, authorization request, sign in, consent, authorization response, token request, keys, and two
 * calls of the API at once, of which ContactSaver refuses one.
 */
export function sampleTrace(options: SampleOptions = {}): Trace {
  const { run = 'one', installation = 'here', parties = sampleParties } = options;
  const { startedAt = '2026-03-01T10:00:00.000Z', contactsFirst = false } = options;
  const recording = new SampleRecording(run, installation, startedAt);
  recordFrontChannel(recording, parties);
  recordTokenRequest(recording, parties);
  recordApiCalls(recording, parties, contactsFirst);
  return traceSchema.parse({
    id: recording.random('flow', 12),
    startedAt,
    outcome: 'connected',
    who: 'Ada Lovelace',
    title: 'Ada Lovelace connected ContactSaver',
    events: recording.events,
  });
}

import { createKoaRecording } from '@ecosystem/flow-recorder/capture/koa';
import { createRecordingFetch } from '@ecosystem/flow-recorder/capture/recording-fetch';
import { openRecorder } from '@ecosystem/flow-recorder/open-recorder';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type Koa from 'koa';
import type { env } from './env.ts';
import type { MuseumParty, Origins } from './parties/origins.ts';

type Settings = Pick<typeof env, 'fingerprintKey' | 'flowWriterDatabaseUrl' | 'lab'>;

/** In whose lane of the diagram a party of the museum stands. */
const lanes = {
  oldWriter: 'message-writer',
  issuer: 'authorization-server',
  contactSaver: 'contact-saver',
  dailyQuiz: 'outside',
} as const;

/** Takes the notes of all parties of the museum. */
export interface MuseumRecording {
  /** Notes what a party receives. */
  watch(party: MuseumParty, app: Koa): void;
  /** The same `fetch`, with notes of what a party sends to the others. */
  recordFetch(party: MuseumParty, send: typeof fetch): typeof fetch;
  /** The same `fetch`, with notes of what OldWriter sends to the issuer of today. */
  recordFetchToday(send: typeof fetch): typeof fetch;
  drain(): Promise<void>;
}

/** Without a recorder's database, or with the lab off, nothing is wrapped. */
export function openMuseumRecording(settings: Settings, origins: Origins): MuseumRecording {
  const all = Object.fromEntries(
    Object.entries(lanes).map(([party, lane]) => [lane, origins[party as MuseumParty]]),
  );
  const open = (party: MuseumParty, parties: Readonly<Record<string, string>>) =>
    openRecorder({ ...settings, party: lanes[party], parties });
  const recorders: Readonly<Record<MuseumParty, Recorder | undefined>> = {
    oldWriter: open('oldWriter', all),
    issuer: open('issuer', all),
    contactSaver: open('contactSaver', all),
    dailyQuiz: open('dailyQuiz', all),
  };
  const today = open('oldWriter', {
    'message-writer': origins.oldWriter,
    'authorization-server': origins.todaysIssuer,
  });
  return {
    watch(party, app) {
      const recorder = recorders[party];
      if (recorder) app.use(createKoaRecording(recorder));
    },
    recordFetch: (party, send) => wrap(recorders[party], send),
    recordFetchToday: (send) => wrap(today, send),
    async drain() {
      await Promise.all([...Object.values(recorders), today].map((recorder) => recorder?.drain()));
    },
  };
}

function wrap(recorder: Recorder | undefined, send: typeof fetch): typeof fetch {
  return recorder ? createRecordingFetch(recorder, send) : send;
}

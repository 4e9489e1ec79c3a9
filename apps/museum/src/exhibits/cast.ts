import type { Origins } from '../parties/origins.ts';
import type { Receiver, Sender } from './ask.ts';

/** Everybody an exhibit can let speak. */
export interface Cast {
  readonly origins: Origins;
  readonly oldWriter: Sender;
  /** OldWriter once more, speaking to the issuer of today. */
  readonly oldWriterToday: Sender;
  /** Another company's app, which is up to no good. */
  readonly dailyQuiz: Sender;
  /** Its server's word against the browser's: what OldWriter tells the legacy issuer it is. */
  readonly clientSecret: string;
  readonly contactSaver: Receiver;
  readonly issuer: Receiver;
  readonly todaysIssuer: Receiver;
}

export interface CastOptions {
  readonly origins: Origins;
  readonly clientSecret: string;
  readonly sendAs: (party: 'dailyQuiz' | 'oldWriter') => typeof fetch;
  readonly sendToday: typeof fetch;
}

export function createCast({ origins, clientSecret, sendAs, sendToday }: CastOptions): Cast {
  return {
    origins,
    clientSecret,
    oldWriter: { name: 'OldWriter', send: sendAs('oldWriter') },
    oldWriterToday: { name: 'OldWriter', send: sendToday },
    dailyQuiz: { name: 'DailyQuiz', send: sendAs('dailyQuiz') },
    contactSaver: { name: 'ContactSaver, long ago', origin: origins.contactSaver },
    issuer: { name: 'its issuer, long ago', origin: origins.issuer },
    todaysIssuer: { name: 'the issuer of today', origin: origins.todaysIssuer },
  };
}

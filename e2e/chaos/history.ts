import type { AppName } from '../control.ts';

/** One request on the wire and what became of it, as the proxy in front of an app saw it. */
export interface Exchange {
  readonly to: AppName;
  /** `host:port` of the process that was asked. */
  readonly server: string;
  /** `User-Agent` of the caller: a visitor's, an app's, or the test's own. */
  readonly from: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  /** Milliseconds since the epoch. */
  readonly answeredAt: number;
  /** Undefined when no server answered. */
  readonly answer:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
    | undefined;
  /** The code of what went wrong, where there is no answer. */
  readonly failure: string | undefined;
  /** Whether the caller was given the answer. */
  readonly delivered: boolean;
}

/** From the moment something was taken away until everything worked again; milliseconds since the epoch. */
export interface FaultWindow {
  readonly fault: string;
  readonly from: number;
  /** When what was taken away was given back. */
  back?: number;
  /** When every app was ready again. */
  recovered?: number;
  /** Milliseconds within which a request must be answered while it lasts. */
  readonly answerLimit?: number;
}

/** Somebody who was interrupted and has started again. */
export interface Restart {
  readonly person: string;
  /** Whether they saw what is theirs in the end. */
  readonly finished: boolean;
  /** How often they were sent on, on the way. */
  readonly redirects: number;
}

/** Somebody whose browser takes part. */
export interface Participant {
  readonly email: string;
  readonly password: string;
  readonly subject: string;
  /** Words that nobody else may ever read. */
  readonly canary: string;
}

/** What one scenario has done and seen, in order. Tokens are in it: it never leaves memory. */
export interface History {
  readonly exchanges: readonly Exchange[];
  readonly windows: readonly FaultWindow[];
  readonly restarts: readonly Restart[];
  readonly participants: readonly Participant[];
}

/** What the databases and logs say when it is over; people by their e-mail address. */
export interface Facts {
  /** How many rows break a rule of what belongs together. */
  readonly halfDone: readonly { readonly rule: string; readonly rows: number }[];
  readonly drafts: readonly {
    readonly person: string;
    readonly firstName: string;
    readonly words: string;
  }[];
  readonly contacts: readonly { readonly person: string; readonly firstName: string }[];
  /** Who has a grant for MessageWriter. */
  readonly granted: readonly string[];
  /** Who has a session at the authorization server. */
  readonly signedIn: readonly string[];
  /** Whose tokens MessageWriter keeps. */
  readonly connected: readonly string[];
  /** Everything that was written down meanwhile: logs, recorded flows. */
  readonly written: readonly { readonly where: string; readonly text: string }[];
}

const visitorPrefix = 'visitor/';

/** How a person's browser names itself, so that the wire tells people apart. */
export function userAgentOf(email: string): string {
  return `${visitorPrefix}${email}`;
}

/** Whose browser sent a request; undefined when no browser did. */
export function visitorOf({ from }: Pick<Exchange, 'from'>): string | undefined {
  return from.startsWith(visitorPrefix) ? from.slice(visitorPrefix.length) : undefined;
}

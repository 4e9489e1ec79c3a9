import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { MessageId } from '@ecosystem/flow-recorder/messages';

/** A message that has to be found in the recorded flows; what is left out may be anything. */
export interface MessageEvidence {
  readonly message: MessageId;
  readonly from?: FlowParty;
  readonly status?: number;
  /** The error code of the answer, in its body or its challenge. */
  readonly error?: string;
  /** How the path of the request ends. */
  readonly path?: string;
  /** Parameters of the query or the form that have to be there, with these values; `*` is any value. */
  readonly parameters?: Readonly<Record<string, RegExp | string>>;
  /** How often it has to be found; once when absent. */
  readonly times?: number;
}

/** A decision that has to be found in the recorded flows. */
export interface CheckEvidence {
  readonly check: CheckId;
  readonly passed: boolean;
}

/** What shows that a task is done: nobody says so, the trace does. */
export type Evidence = CheckEvidence | MessageEvidence;

/** Where a task is done: a page to open, or a command to type. Addresses stand between braces: see `fillIn`. */
export type LessonAction = { readonly label: string; readonly href: string } | { readonly command: string };

export interface LessonTask {
  readonly id: string;
  /** What to do: second person, one or two short sentences. */
  readonly text: string;
  readonly action?: LessonAction;
  readonly evidence: Evidence;
  /** What the trace shows when it is done. */
  readonly seen: string;
}

/** A lesson that is done by doing it. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** What it is about, in one sentence. */
  readonly about: string;
  readonly minutes: number;
  /** Where the specifications speak of it. */
  readonly section: string;
  /** In order: each one counts when the one before it is done. */
  readonly tasks: readonly LessonTask[];
  /** What to take home, when all of them are done. */
  readonly learned: string;
}

import type { FlowParty } from '@ecosystem/flow-recorder/flow-event';

/** What a name that goes over the wire is for, in words for somebody who meets it for the first time. */
export interface WireEntry {
  /** One plain sentence: what it is for. */
  readonly sentence: string;
  /** Who makes the value. */
  readonly madeBy: FlowParty | 'standard';
  /** Who looks at it, if anybody must. */
  readonly checkedBy?: FlowParty;
  /** What could happen if nobody did, in one sentence. */
  readonly against?: string;
  readonly section: string;
}

/** A word that learners meet, as its glossary card says it. */
export interface TermEntry {
  /** As it is written in a sentence. */
  readonly name: string;
  /** Two or three plain sentences, without a word that has not been explained before. */
  readonly text: string;
  readonly section: string;
  /** Other words for it, and words we do not use for it. */
  readonly also?: readonly string[];
}

/** One message, before it is sent and after: what step mode, lessons and the inspector say about it. */
export interface MessageEntry {
  /** What is about to be sent, to whom, and why: present tense, second person, two or three short sentences. */
  readonly before: string;
  /** What everybody knows or holds now. */
  readonly after: string;
  /** A question that can be answered before Next, with the answer that the trace will give. */
  readonly question?: {
    readonly ask: string;
    readonly options: readonly string[];
    readonly right: number;
    readonly why: string;
  };
}

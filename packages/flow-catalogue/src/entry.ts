import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';

/**
 * What a name that goes over the wire is for, in words for somebody who meets it for the first time. In every text of
 * the catalogue a name between backticks goes over the wire as it is written: see `partsOf`.
 */
export interface WireEntry {
  /** One plain sentence: what it is for. */
  readonly sentence: string;
  /** Who makes the value; `standard` where any sender does, as the standard says. */
  readonly madeBy: FlowParty | 'standard';
  /** Who looks at it, if anybody must. */
  readonly checkedBy?: FlowParty;
  /** What could happen if nobody did, in one sentence. */
  readonly against?: string;
  /** The recorded check that looks at it, where there is one. */
  readonly check?: CheckId;
  /** Empty for names that no specification knows: the fields of our own forms and of ContactSaver’s API. */
  readonly section: string;
}

/** A word that learners meet, as its glossary card says it. */
export interface TermEntry {
  /** As it is written in a sentence. */
  readonly name: string;
  /** Two or three plain sentences, without a word that has not been explained before. */
  readonly text: string;
  /** Empty for words of our own. */
  readonly section: string;
  /** Other words for it, and words we do not use for it. */
  readonly also?: readonly string[];
}

/** A question with one right answer, and what to learn from it. */
export interface Question {
  readonly ask: string;
  readonly options: readonly string[];
  /** The index of the right option. */
  readonly right: number;
  readonly why: string;
}

/** One message, before it is sent and after: what step mode, lessons and the inspector say about it. */
export interface MessageEntry {
  /** What is about to be sent, to whom, and why: present tense, second person, two or three short sentences. */
  readonly before: string;
  /** What everybody knows or holds now. */
  readonly after: string;
  /** A question that can be answered before Next, with the answer that the trace will give. */
  readonly question?: Question;
}

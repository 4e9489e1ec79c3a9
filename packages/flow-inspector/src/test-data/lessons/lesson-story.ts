import type { Happening } from './happenings.ts';

/** What somebody does who does a lesson, and what somebody does who does not. */
export interface LessonStory {
  readonly done: readonly Happening[];
  /** Ways that fall short, and the task that is left to do after each. */
  readonly notDone: readonly [WrongWay, ...WrongWay[]];
}

/** A wrong way, in words, and the task it leaves to do. */
type WrongWay = readonly [title: string, task: string, happenings: readonly Happening[]];

/** By the id of the lesson. */
export type LessonStories = Readonly<Record<string, LessonStory>>;

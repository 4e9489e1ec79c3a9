import type { Outcome, Visit } from '../people/visits.ts';

/** How a step is done: here, with a password, on a page of another party, or by a form of another party. */
export type StepAction =
  | { readonly button: string; readonly run: (visit: Visit) => Promise<Outcome> }
  | { readonly passwordButton: string; readonly run: (visit: Visit) => Promise<Outcome> }
  | { readonly link: string; readonly href: (visit: Visit) => string }
  | { readonly foreignButton: string; readonly postTo: string };

export interface Step {
  readonly id: string;
  readonly kind: 'attack' | 'today' | 'use';
  readonly title: string;
  readonly text: string;
  readonly action: StepAction;
}

/** A retired way: why it was taken, to be done for real, with the attack that retired it, and what came instead. */
export interface Exhibit {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  /** In one sentence. */
  readonly about: string;
  readonly why: string;
  /** In order: a step can be done when the one before it is done. */
  readonly steps: readonly Step[];
  readonly lesson: string;
  readonly instead: string;
}

/** The step that takes the exhibit's password. */
export function passwordStep({ steps }: Exhibit): Step | undefined {
  return steps.find(({ action }) => 'passwordButton' in action);
}

/** Whether everything before a step is done. */
export function isOpen({ steps }: Exhibit, step: Step, { outcomes }: Visit): boolean {
  return steps.slice(0, steps.indexOf(step)).every(({ id }) => outcomes.has(id));
}

/** What is said when a step did not come out as its exhibit tells: a success is claimed of answers alone. */
export const failed = 'That did not work: look at the answers';

/** The title of what happened, if all of it was answered with success. */
export function titleOf(title: string, answers: readonly { readonly status: number }[]): string {
  return answers.every(({ status }) => status >= 200 && status < 300) ? title : failed;
}

/** What is said when the issuer of today does not refuse: it has to. */
export const unexpected = 'It did not refuse: something is wrong with this installation';

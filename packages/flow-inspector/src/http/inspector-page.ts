import type { Addresses } from '@ecosystem/flow-catalogue/text';
import type { LessonProgress } from '@ecosystem/prisma/lesson-progress';
import type { ReactNode } from 'react';
import type { FlowStore } from '../store/flow-store.ts';
import type { FormContext, RunView } from '../view/run-view.ts';

/** What the app that hosts the inspector knows and the inspector does not. */
export interface InspectorHost {
  readonly store: FlowStore;
  readonly progress: LessonProgress;
  readonly addresses: Addresses;
  readonly forms: FormContext;
  /** The fingerprint of the asking browser's session. */
  readonly session: string | undefined;
  /** The run of the asking browser. */
  readRun(answered: RunView['answered']): Promise<RunView | undefined>;
}

export interface InspectorPage {
  readonly title: string;
  readonly current?: string;
  readonly wide?: boolean;
  /** Whether new messages appear while it is open. */
  readonly live?: boolean;
  readonly content: ReactNode;
}

/** A page, somewhere else to go, or undefined when there is no such page. */
export type Routed = InspectorPage | { readonly goTo: string } | undefined;

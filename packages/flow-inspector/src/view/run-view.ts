import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { RedactedExchange } from '@ecosystem/flow-recorder/redact/redact-exchange';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';

/** One step of a run, for the row of marks. */
export interface RunStep {
  readonly name: string;
  readonly title: string;
  readonly state: 'taken' | 'current' | 'coming';
}

/** What Next will do. */
export interface ComingStep {
  readonly name: string;
  readonly title: string;
  readonly section: string;
  /** Whose texts explain it. */
  readonly message: MessageId;
  readonly from: FlowParty;
  readonly to: FlowParty;
  /** The message exactly as it will be sent; absent when nothing will be. */
  readonly request?: RedactedExchange['request'];
  readonly kind: 'sends' | 'checks' | 'browser' | 'stores';
}

/** A browser's run, as step mode shows it. */
export interface RunView {
  readonly steps: readonly RunStep[];
  /** Whether it is part of the guided first run. */
  readonly guided?: boolean;
  /** Undefined when nothing is held. */
  readonly coming?: ComingStep | undefined;
  /** It waits for the browser to come back from the authorization server; whether the request can be sent again. */
  readonly waiting?: 'again' | 'once';
  /** It is over. */
  readonly over?: { readonly title: string; readonly text: string } | undefined;
  /** Whether something was sent and its answer never came. */
  readonly sending?: boolean;
  /** Seconds an authorization code lives here, and in production. */
  readonly codeLifetime: { readonly here: number; readonly production: number };
  /** What was predicted before the last Next. */
  readonly answered?: { readonly message: MessageId; readonly option: number } | undefined;
}

/** What a page with forms needs. */
export interface FormContext {
  readonly csrf: string;
  readonly stepMode: boolean;
}

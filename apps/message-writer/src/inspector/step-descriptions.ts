import { type MessageId, describeMessage } from '@ecosystem/flow-recorder/messages';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import { type StepName, flowSteps } from '../flow/steps.ts';

/** A step as step mode names it. */
export interface StepDescription {
  readonly title: string;
  readonly section: string;
  /** The message it sends, or looks at. */
  readonly message: MessageId;
  readonly from: FlowParty;
  readonly to: FlowParty;
  readonly kind: 'browser' | 'checks' | 'sends' | 'stores';
}

const messagesOf: Partial<Record<StepName, MessageId>> = {
  'validate-authorization-response': 'authorization-response',
  'validate-id-token': 'token-request',
  connect: 'authorization-response',
};

const titles: Partial<Record<StepName, string>> = {
  'authorization-response': 'Sign in, decide, come back',
  'validate-authorization-response': 'Look at the authorization response',
  'validate-id-token': 'Look at the token response and the ID token',
  'refresh-request': 'A second access token, for userinfo',
  connect: 'Keep the tokens, show the birthdays',
};

/** Every step of a run by name, in order. */
export const stepDescriptions = new Map<StepName, StepDescription>([
  ...flowSteps.map(({ name, kind }) => [name, describe(name, kind)] as const),
  ['connect', describe('connect', 'stores')],
]);

function describe(name: StepName, kind: StepDescription['kind']): StepDescription {
  const message = messagesOf[name] ?? (name as MessageId);
  const { title, section } = describeMessage(message);
  return { title: titles[name] ?? title, section, message, kind, ...whoMoves(name, kind) };
}

function whoMoves(name: StepName, kind: StepDescription['kind']): Pick<StepDescription, 'from' | 'to'> {
  if (kind === 'browser') return { from: 'browser', to: 'authorization-server' };
  if (kind !== 'sends') return { from: 'message-writer', to: 'message-writer' };
  const to = name === 'protected-resource-request' ? 'contact-saver' : 'authorization-server';
  return { from: 'message-writer', to };
}

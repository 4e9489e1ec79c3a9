import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { WireEntry } from './entry.ts';
import { addressBook, addressBookRequest, problem } from './parameters/address-book.ts';
import { authorizationRequest, authorizationResponse } from './parameters/authorization.ts';
import { decisionForms, logoutNotice, logoutRequest, messageWriterForms } from './parameters/forms.ts';
import { keySet, metadata, resourceMetadata } from './parameters/metadata.ts';
import {
  introspectionRequest,
  introspectionResponse,
  revocationRequest,
  tokenRequest,
  tokenResponse,
} from './parameters/tokens.ts';

/** Where a parameter, form field or JSON member stands. */
export interface ParameterPlace {
  readonly message: MessageId;
  readonly side: 'request' | 'response';
}

/** One name can mean different things in different messages: `scope` is asked for in one and granted in another. */
export interface ParameterTable {
  readonly messages: readonly MessageId[];
  readonly side: ParameterPlace['side'];
  readonly entries: Readonly<Record<string, WireEntry>>;
}

const tokenMessages = ['token-request', 'refresh-request'] as const;

/** What each message consists of, the most general meaning of a name last. */
export const parameterTables: readonly ParameterTable[] = [
  {
    messages: ['protected-resource-request'],
    side: 'request',
    entries: { ...addressBook, ...addressBookRequest },
  },
  { messages: ['protected-resource-request'], side: 'response', entries: { ...problem, ...addressBook } },
  { messages: ['introspection-request'], side: 'response', entries: introspectionResponse },
  { messages: ['introspection-request'], side: 'request', entries: introspectionRequest },
  { messages: ['revocation-request'], side: 'request', entries: revocationRequest },
  { messages: ['end-session-request'], side: 'request', entries: logoutRequest },
  { messages: ['backchannel-logout'], side: 'request', entries: logoutNotice },
  {
    messages: ['landing-page', 'connect', 'disconnect', 'leave', 'page', 'other'],
    side: 'request',
    entries: messageWriterForms,
  },
  { messages: ['sign-in', 'consent-decision', 'other'], side: 'request', entries: decisionForms },
  { messages: ['keys-request'], side: 'response', entries: keySet },
  { messages: ['resource-metadata-request'], side: 'response', entries: resourceMetadata },
  { messages: ['metadata-request'], side: 'response', entries: metadata },
  { messages: tokenMessages, side: 'request', entries: tokenRequest },
  { messages: tokenMessages, side: 'response', entries: tokenResponse },
  { messages: ['authorization-response'], side: 'request', entries: authorizationResponse },
  { messages: ['authorization-request'], side: 'request', entries: authorizationRequest },
];

/** Every parameter, form field and JSON member that is met here, by name, in its most general meaning. */
export const parameters: Readonly<Record<string, WireEntry>> = Object.assign(
  {},
  ...parameterTables.map(({ entries }) => entries),
);

import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { WireEntry } from './entry.ts';
import { addressBook, addressBookRequest, problem } from './parameters/address-book.ts';
import { authorizationRequest, authorizationResponse } from './parameters/authorization.ts';
import {
  deviceAuthorizationRequest,
  deviceAuthorizationResponse,
  deviceTokenRequest,
  userCodeForm,
} from './parameters/device.ts';
import { decisionForms, logoutNotice, logoutRequest, messageWriterForms } from './parameters/forms.ts';
import { clientAssertion, hardenedRequest, pushedResponse } from './parameters/hardening.ts';
import { registration, registrationForm } from './parameters/registration.ts';
import { keySet, metadata, resourceMetadata } from './parameters/metadata.ts';
import { retiredRequests, retiredResponses } from './parameters/museum.ts';
import {
  clientTokenRequest,
  clientTokenResponse,
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

/** Where a client proves who it is. */
const authenticated = [
  'pushed-authorization-request',
  'token-request',
  'refresh-request',
  'revocation-request',
] as const;

const tokenMessages = ['token-request', 'refresh-request'] as const;

/** What each message consists of, the most general meaning of a name last. */
export const parameterTables: readonly ParameterTable[] = [
  {
    messages: [
      ...(['museum-password-form', 'museum-password-replay', 'museum-new-password'] as const),
      ...(['museum-api-sign-in', 'museum-password-grant'] as const),
      ...(['museum-token-login', 'museum-token-sent-home'] as const),
    ],
    side: 'request',
    entries: retiredRequests,
  },
  { messages: ['museum-implicit-request'], side: 'response', entries: retiredResponses },
  {
    messages: ['protected-resource-request'],
    side: 'request',
    entries: { ...addressBook, ...addressBookRequest },
  },
  { messages: ['protected-resource-request'], side: 'response', entries: { ...problem, ...addressBook } },
  { messages: authenticated, side: 'request', entries: clientAssertion },
  { messages: ['pushed-authorization-request'], side: 'response', entries: pushedResponse },
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
  { messages: ['keys-request', 'client-keys-request'], side: 'response', entries: keySet },
  { messages: ['resource-metadata-request'], side: 'response', entries: resourceMetadata },
  { messages: ['metadata-request'], side: 'response', entries: metadata },
  { messages: ['device-authorization-request'], side: 'request', entries: deviceAuthorizationRequest },
  { messages: ['device-authorization-request'], side: 'response', entries: deviceAuthorizationResponse },
  { messages: ['user-code-page', 'user-code'], side: 'request', entries: userCodeForm },
  { messages: ['device-token-request'], side: 'request', entries: deviceTokenRequest },
  { messages: ['device-token-request'], side: 'response', entries: tokenResponse },
  { messages: ['registration-request'], side: 'request', entries: registration },
  { messages: ['registration-request'], side: 'response', entries: registration },
  { messages: ['registration-form'], side: 'request', entries: registrationForm },
  { messages: ['client-token-request'], side: 'request', entries: clientTokenRequest },
  {
    messages: ['client-token-request'],
    side: 'response',
    entries: { ...tokenResponse, ...clientTokenResponse },
  },
  { messages: tokenMessages, side: 'request', entries: tokenRequest },
  { messages: tokenMessages, side: 'response', entries: tokenResponse },
  { messages: ['authorization-response'], side: 'request', entries: authorizationResponse },
  {
    messages: ['authorization-request', 'pushed-authorization-request'],
    side: 'request',
    entries: { ...authorizationRequest, ...hardenedRequest },
  },
];

/** Every parameter, form field and JSON member that is met here, by name, in its most general meaning. */
export const parameters: Readonly<Record<string, WireEntry>> = Object.assign(
  {},
  ...parameterTables.map(({ entries }) => entries),
);

import { z } from 'zod';
import { checkIds } from './checks.ts';
import { flowParties } from './flow-party.ts';
import { messageIds } from './messages.ts';

/** What a followed value is. One value of one kind has the same fingerprint wherever it turns up. */
const valueKinds = [
  'access_token',
  'authorization_code',
  'code_challenge',
  'code_verifier',
  'device_code',
  'id_token',
  'interaction',
  'jti',
  'key_thumbprint',
  'nonce',
  'other',
  'refresh_token',
  'request_uri',
  'session',
  'state',
  'user_code',
] as const;

export type ValueKind = (typeof valueKinds)[number];

const timestamp = z.iso.datetime();
const party = z.enum(flowParties);

/** A value that can be followed from hop to hop. */
export const followedValueSchema = z.object({
  kind: z.enum(valueKinds),
  /** The parameter, header, cookie or claim it stood in. */
  name: z.string(),
  /** Eight characters of an HMAC under the recorders' key: equal for equal values, and worth nothing else. */
  fingerprint: z.string(),
  /** Where in the exchange, for example `request.query` or `response.body`. */
  place: z.string(),
});

/** What is kept of a JWT: everything but the signature, which was verified before it was cut off. */
export const tokenSchema = z.object({
  kind: z.enum(['access_token', 'client_assertion', 'dpop_proof', 'id_token', 'logout_token', 'other']),
  fingerprint: z.string(),
  place: z.string(),
  header: z.record(z.string(), z.unknown()),
  payload: z.record(z.string(), z.unknown()),
  /** Undefined when the recording party has no keys to verify with. */
  signature: z.object({ valid: z.boolean(), kid: z.string().nullable(), verifiedAt: timestamp }).optional(),
});

/** Fingerprints of values of the flow an event belongs to that do not stand in its messages. */
const joins = z.array(z.string());

export const messageContentSchema = z.object({
  headers: z.record(z.string(), z.string()),
  /** Parsed and redacted; `null` when there was none, or it was not kept. */
  body: z.unknown(),
  /** Why a body that was sent is not here, or what was cut from it. */
  bodyNote: z.string().optional(),
});

/** One HTTP request and its response. */
export const exchangeSchema = z.object({
  kind: z.literal('exchange'),
  /** The span of `traceparent`: the two ends of one server-to-server call have the same. */
  id: z.string(),
  /** Which end recorded this. */
  recordedBy: party,
  side: z.enum(['client', 'server']),
  trace: z.string(),
  /** The exchange during which this one was sent. */
  parent: z.string().optional(),
  message: z.enum(messageIds),
  from: party,
  to: party,
  channel: z.enum(['front', 'back']),
  startedAt: timestamp,
  /** Milliseconds. */
  duration: z.number(),
  request: messageContentSchema.extend({ method: z.string(), url: z.string() }),
  /** `null` when no answer came. */
  response: messageContentSchema.extend({ status: z.number() }).nullable(),
  /** Why no answer came. */
  failure: z.string().optional(),
  values: z.array(followedValueSchema),
  joins,
  tokens: z.array(tokenSchema),
  /** Who signed in, as the ID token names them. */
  who: z.string().optional(),
});

/** A party's own decision. */
export const checkSchema = z.object({
  kind: z.literal('check'),
  id: z.string(),
  party,
  check: z.enum(checkIds),
  message: z.enum(messageIds),
  /** The exchange it was made in, where that is known. */
  exchange: z.string().optional(),
  trace: z.string().optional(),
  at: timestamp,
  passed: z.boolean(),
  /** Why it failed, without any secret value. */
  reason: z.string().optional(),
  /** False when a library made it unseen, and going on is the proof that it passed. */
  seen: z.boolean(),
  joins,
});

/** Decisions about one message that all passed, in the order in which they were made: stored as one. */
const passedChecksSchema = checkSchema
  .omit({ check: true, kind: true, passed: true, reason: true })
  .extend({ kind: z.literal('passed-checks'), checks: z.array(z.enum(checkIds)) });

const artifactActions = ['issued', 'kept', 'used', 'expired', 'revoked', 'forgotten'] as const;

/** Something that lives longer than a message: a code, token, grant or session. */
export const artifactSchema = z.object({
  kind: z.literal('artifact'),
  id: z.string(),
  party,
  artifact: z.enum([
    'authorization_code',
    'access_token',
    'refresh_token',
    'id_token',
    'grant',
    'session',
    'interaction',
    'pending_authorization',
  ]),
  action: z.enum(artifactActions),
  exchange: z.string().optional(),
  trace: z.string().optional(),
  at: timestamp,
  fingerprint: z.string().optional(),
  expiresAt: timestamp.optional(),
  note: z.string().optional(),
  joins,
  /** Fingerprints of the browser sessions it belongs to. */
  sessions: z.array(z.string()).optional(),
});

/** How many events a recorder had to drop since its last sign of life. */
const dropSchema = z.object({
  kind: z.literal('drop'),
  id: z.string(),
  party,
  at: timestamp,
  count: z.number(),
});

/** One recorded event, redacted before it left the process that captured it. */
export const flowEventSchema = z.discriminatedUnion('kind', [
  exchangeSchema,
  checkSchema,
  passedChecksSchema,
  artifactSchema,
  dropSchema,
]);

const kinds: ReadonlySet<unknown> = new Set(['exchange', 'check', 'passed-checks', 'artifact', 'drop']);

/** Whether a stored value is an event of ours. Recorders alone can store any: what it is found by is looked at, no more. */
export function isFlowEvent(value: unknown): value is FlowEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, joins: tied, values } = value as Record<string, unknown>;
  if (!kinds.has(kind)) return false;
  return kind === 'drop' || (Array.isArray(tied) && (kind !== 'exchange' || Array.isArray(values)));
}

export type FollowedValue = z.infer<typeof followedValueSchema>;
export type RecordedToken = z.infer<typeof tokenSchema>;
export type RecordedExchange = z.infer<typeof exchangeSchema>;
export type RecordedArtifact = z.infer<typeof artifactSchema>;
export type FlowEvent = z.infer<typeof flowEventSchema>;

import type { FlowEvent, ValueKind } from '@ecosystem/flow-recorder/flow-event';

/** Values that belong to one flow: whoever carries one of them is a part of it. */
const flowKinds: ReadonlySet<ValueKind> = new Set([
  'access_token',
  'authorization_code',
  'code_challenge',
  'device_code',
  'id_token',
  'interaction',
  'jti',
  'refresh_token',
  'state',
  'user_code',
]);

/** Messages that an authorization can begin with. */
const beginnings: ReadonlySet<string> = new Set(['authorization-request', 'connect', 'web-sign-in']);

export interface EventKeys {
  /** Names of what ties an event to one flow. */
  readonly flow: readonly string[];
  /** Names of browser sessions, which may live through several flows. */
  readonly sessions: readonly string[];
  /** Whether it can be the beginning of an authorization. */
  readonly begins: boolean;
  /** The code challenge of an authorization request: new for every request, even where a client repeats its `state`. */
  readonly challenge: string | undefined;
  /** The `state` it carries. */
  readonly state: string | undefined;
  /** Whether it carries the `state` of one. */
  readonly hasState: boolean;
}

/** What an event can be tied to others by. */
export function keysOf(event: FlowEvent): EventKeys {
  if (event.kind === 'drop') {
    return { flow: [], sessions: [], begins: false, challenge: undefined, state: undefined, hasState: false };
  }
  const values = event.kind === 'exchange' ? event.values : [];
  const hasState = values.some(({ kind }) => kind === 'state');
  const isFirst = event.kind === 'exchange' && beginnings.has(event.message);
  const isRequest = event.kind === 'exchange' && event.message === 'authorization-request';
  const isDeviceRequest = event.kind === 'exchange' && event.message === 'device-authorization-request';
  const isBegun = event.kind === 'artifact' && event.artifact === 'pending_authorization';
  return {
    flow: [
      ...new Set([
        ...values.filter(({ kind }) => flowKinds.has(kind)).map(({ fingerprint }) => fingerprint),
        ...event.joins,
        ...(event.trace === undefined ? [] : [`trace ${event.trace}`]),
      ]),
    ],
    sessions:
      event.kind === 'artifact'
        ? (event.sessions ?? [])
        : [...new Set(values.filter(({ kind }) => kind === 'session').map((value) => value.fingerprint))],
    begins: (isFirst && hasState) || isBegun,
    challenge: isRequest ? values.find(({ kind }) => kind === 'code_challenge')?.fingerprint : undefined,
    state: values.find(({ kind }) => kind === 'state')?.fingerprint,
    hasState: hasState || isBegun || isDeviceRequest,
  };
}

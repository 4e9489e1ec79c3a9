import type { Fingerprints } from '../fingerprint.ts';
import type { RecordedExchange } from '../flow-event.ts';
import type { FlowParty } from '../flow-party.ts';
import type { MessageId } from '../messages.ts';
import { nameMessage } from '../name-message.ts';
import { type CapturedToken, SecretCollector } from './collector.ts';
import { type CapturedBody, redactBody } from './redact-body.ts';
import { type HeaderLines, redactHeaders } from './redact-headers.ts';
import { redactUrl } from './redact-url.ts';

/** One exchange as it went over the wire, secrets and all. Lives in memory only, until it is redacted. */
export interface CapturedExchange {
  readonly to: FlowParty;
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: HeaderLines;
  readonly requestBody: CapturedBody | undefined;
  readonly response:
    | { readonly status: number; readonly headers: HeaderLines; readonly body: CapturedBody | undefined }
    | undefined;
}

export interface RedactedExchange extends Pick<
  RecordedExchange,
  'message' | 'request' | 'response' | 'values'
> {
  /** Still whole; to be verified and then cut. */
  readonly tokens: readonly CapturedToken[];
  readonly who?: string;
}

/** Documents that a server shows to everybody. */
const publicMessages: ReadonlySet<MessageId> = new Set([
  'metadata-request',
  'keys-request',
  'resource-metadata-request',
]);

/** Turns what was captured into what may be kept. */
export function redactExchange(fingerprints: Fingerprints, captured: CapturedExchange): RedactedExchange {
  const { method, requestBody, requestHeaders, response, to, url } = captured;
  const secrets = new SecretCollector(fingerprints);
  const form = formOf(requestBody);
  const message = nameMessage({ method, path: url.pathname, to, form });
  const isPublic = publicMessages.has(message);
  const request = {
    method,
    url: redactUrl(secrets, url, 'request.url'),
    headers: redactHeaders(secrets, requestHeaders, 'request.headers', url.href),
    ...redactBody(secrets, requestBody, 'request.body', false),
  };
  const answer = response && {
    status: response.status,
    headers: redactHeaders(secrets, response.headers, 'response.headers', url.href),
    ...redactBody(secrets, response.body, 'response.body', isPublic),
  };
  const who = secrets.tokens
    .filter(({ recorded }) => recorded.kind === 'id_token')
    .map(({ recorded }) => recorded.payload['name'])
    .find((name) => typeof name === 'string');
  return {
    message,
    request,
    response: answer ?? null,
    values: secrets.values,
    tokens: secrets.tokens,
    ...(typeof who === 'string' && { who }),
  };
}

function formOf(body: CapturedBody | undefined): URLSearchParams | undefined {
  const isForm = body?.contentType.startsWith('application/x-www-form-urlencoded') === true;
  return isForm ? new URLSearchParams(body.bytes.toString('utf8')) : undefined;
}

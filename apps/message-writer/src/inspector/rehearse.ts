import 'server-only';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { RedactedExchange } from '@ecosystem/flow-recorder/redact/redact-exchange';
import { customFetch } from 'oauth4webapi';
import type { PendingAuthorization } from '../flow/pending-authorizations.ts';
import { readAuthorizationRequest } from '../flow/read-messages.ts';
import { flowSteps } from '../flow/steps.ts';
import { userAgent } from '../oauth/http.ts';
import { createClientIdentity } from '../services.ts';

type Request = RedactedExchange['request'];

/**
 * The message a run's next step would send: the step is taken with a wire that ends before the network. What it makes is
 * shown, redacted, and thrown away.
 */
export async function rehearse(recorder: Recorder, run: PendingAuthorization): Promise<Request | undefined> {
  const identity = await createClientIdentity(run.messages.hardening);
  if (run.step === 'authorization-request') {
    const url = await readAuthorizationRequest(identity, run.messages);
    return redact(recorder, url, { method: 'GET' }, { byUs: false });
  }
  const step = flowSteps.find(({ name }) => name === run.step);
  if (step?.kind !== 'sends') return undefined;
  let request: Request | undefined;
  const wire = async (url: string, options: object): Promise<never> => {
    request = redact(recorder, url, options as RequestInit, { byUs: true });
    throw new Error('this was a rehearsal');
  };
  const http = { ...identity.http, [customFetch]: wire };
  await step.take({ ...identity, http }, run.messages).catch(() => undefined);
  return request;
}

function redact(
  recorder: Recorder,
  address: string,
  { body, headers, method }: RequestInit,
  { byUs }: { readonly byUs: boolean },
): Request {
  const url = new URL(address);
  const sent = new Headers(headers);
  // A browser says for itself what it is.
  if (byUs) sent.set('user-agent', userAgent);
  const text = body === undefined || body === null ? '' : String(body as string);
  const contentType = sent.get('content-type') ?? '';
  return recorder.redact({
    to: recorder.partyOf(url) ?? 'outside',
    method: method ?? 'GET',
    url,
    requestHeaders: [...sent],
    requestBody: text === '' ? undefined : { contentType, bytes: Buffer.from(text), truncated: false },
    response: undefined,
  }).request;
}

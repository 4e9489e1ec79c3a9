import { messageEntries } from '@ecosystem/flow-catalogue/messages';
import { ofOtherClients } from '@ecosystem/flow-catalogue/messages/of-other-clients';
import type { TracedExchange } from '../trace.ts';
import { Prose } from './prose.tsx';

/** A message in words: what is sent and why, and what everybody knows afterwards. */
export function Explained({ exchange }: { readonly exchange: TracedExchange }) {
  const entry = messageEntries[exchange.message];
  const { before, after } = isOfMessageWriter(exchange) ? entry : (ofOtherClients[exchange.message] ?? entry);
  return (
    <>
      <p className="mt-3">
        <Prose text={before} />
      </p>
      <p className="mt-2">
        <Prose text={wasRefused(exchange) ? refused : after} />
      </p>
    </>
  );
}

const refused =
  'It was refused this time: nothing that it asked for was given. The answer names the error, and the failed check says why.';

/** An answer that is neither a page nor a redirection nor a “not yet” (RFC 8628 §3.5). */
function wasRefused({ response }: TracedExchange): boolean {
  const { error } = (response?.body ?? {}) as { error?: unknown };
  const isNotYet = error === 'authorization_pending' || error === 'slow_down';
  return (response?.status ?? 0) >= 400 && !isNotYet;
}

/** MessageWriter’s server, by any of its names; its copies for the browser and for exhibits are other clients. */
function isOfMessageWriter({ from, request, to }: TracedExchange): boolean {
  const { client_id: inForm } = (request.body ?? {}) as { client_id?: unknown };
  const client = /[?&]client_id=([^&]+)/.exec(request.url)?.[1] ?? inForm;
  if (typeof client === 'string') return /^message-writer(?!-browser)/.test(client);
  return from === 'message-writer' || to === 'message-writer';
}

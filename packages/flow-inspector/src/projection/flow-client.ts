import type { TracedExchange } from '../trace.ts';

type Exchanges = readonly Pick<TracedExchange, 'message' | 'request'>[];

/** The `client_id` of whoever asks for access in a flow; undefined where nobody does. */
export function clientIdOf(exchanges: Exchanges): string | undefined {
  const request = exchanges.find(({ message }) => message === 'authorization-request')?.request.url ?? '';
  const device = exchanges.find(({ message }) => message === 'device-authorization-request')?.request.body;
  return /[?&]client_id=([\w-]+)/.exec(request)?.[1] ?? clientIdIn(device);
}

function clientIdIn(form: unknown): string | undefined {
  const { client_id: clientId } = (form ?? {}) as { client_id?: unknown };
  return typeof clientId === 'string' ? clientId : undefined;
}

/** The exhibit of the museum that a flow was seen at, by the name in its address. */
export function exhibitOf(exchanges: Exchanges): string | undefined {
  const paths = exchanges.map(({ request }) => /^https?:\/\/[^/]+\/museum\/([\w-]+)/.exec(request.url)?.[1]);
  return paths.find((exhibit) => exhibit !== undefined && exhibits.has(exhibit));
}

const exhibits: ReadonlySet<string> = new Set(['password-replay', 'password-grant', 'implicit', 'two-apis']);

/** What a flow of this client is called. */
export function clientTitle(clientId = 'message-writer'): string {
  return titles.get(clientId) ?? `Your own app ${clientId.slice(0, 6)}…`;
}

/** Whether a client is one of those this ecosystem was born with; others were registered by somebody. */
export function isOurs(clientId: string): boolean {
  return titles.has(clientId);
}

const titles: ReadonlyMap<string, string> = new Map([
  ['message-writer', 'Connect ContactSaver'],
  ['message-writer-hardened', 'Connect ContactSaver, hardened'],
  ['contact-saver-docs', 'API documentation'],
  ['contact-saver-web', 'Address book'],
  ['account', 'Account page'],
  ['terminal', 'A token for the terminal'],
  ['birthday-reminder', 'Birthday Reminder'],
  ['bank-report', 'Bank Report'],
  ['message-writer-browser', 'MessageWriter in the browser'],
  ['xss-exhibit-browser', 'Exhibit: a browser app'],
  ['xss-exhibit-server', 'Exhibit: a server’s app'],
]);

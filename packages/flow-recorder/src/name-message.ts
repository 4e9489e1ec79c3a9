import type { FlowParty } from './flow-event.ts';
import { type Message, type MessageId, messageIds, messages } from './messages.ts';

/** What no line of the table fits. */
const page: Omit<Message, 'to' | 'path'> = {
  id: 'page',
  title: 'A page',
  section: '',
  source: '',
  method: 'GET',
};

export interface RequestLine {
  readonly method: string;
  readonly path: string;
  readonly to: FlowParty;
  /** The parameters of the form, if there is one. */
  readonly form?: URLSearchParams | undefined;
}

/** The message a request is, by its method, path, receiver and parameters. */
export function nameMessage({ method, path, to, form }: RequestLine): MessageId {
  const known = messages.find(
    (message) =>
      message.to === to &&
      (message.method === '*' || message.method === method) &&
      fits(message.path, path) &&
      (message.parameter === undefined || form?.get(message.parameter[0]) === message.parameter[1]),
  );
  return known?.id ?? (method === 'GET' ? 'page' : 'other');
}

/** Title, section and source of a message. */
export function describeMessage(id: MessageId): Pick<Message, 'id' | 'title' | 'section' | 'source'> {
  const known = messages.find((message) => message.id === id);
  if (known) return known;
  return id === 'other' ? { ...page, id, title: 'A form' } : page;
}

/** Where a message stands in the main flow, counted from 0. */
export function orderOf(id: MessageId): number {
  return messageIds.indexOf(id);
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (segment === ':id' ? given[index] !== '' : segment === given[index]))
  );
}

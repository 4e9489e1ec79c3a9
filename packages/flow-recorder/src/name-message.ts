import type { FlowParty } from './flow-event.ts';
import { type MessageId, routes } from './messages.ts';

/** What a request is recognised by. */
export interface RequestLine {
  readonly method: string;
  readonly path: string;
  readonly to: FlowParty;
  /** The parameters of the form, if there is one. */
  readonly form?: URLSearchParams | undefined;
}

/** The message a request is; a page or form that is none of them is called so. */
export function nameMessage({ method, path, to, form }: RequestLine): MessageId {
  const route = routes.find(
    (candidate) =>
      candidate.to === to &&
      (candidate.method === '*' || candidate.method === method) &&
      fits(candidate.path, path) &&
      (candidate.field === undefined || form?.get(candidate.field[0]) === candidate.field[1]),
  );
  return route?.message ?? (method === 'GET' || method === 'HEAD' ? 'page' : 'other');
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (segment === ':id' ? given[index] !== '' : segment === given[index]))
  );
}

import type { FlowParty } from './flow-party.ts';
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
  const given = path.split('/');
  const route = known
    .get(to)
    ?.find(
      (candidate) =>
        (candidate.method === '*' || candidate.method === method) &&
        fits(candidate.segments, given) &&
        (candidate.field === undefined || form?.get(candidate.field[0]) === candidate.field[1]),
    );
  return route?.message ?? (method === 'GET' || method === 'HEAD' ? 'page' : 'other');
}

const split = routes.map((route) => ({ ...route, segments: route.path.split('/') }));
const known = new Map(
  [...new Set(routes.map(({ to }) => to))].map((party) => [party, split.filter(({ to }) => to === party)]),
);

function fits(wanted: readonly string[], given: readonly string[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (segment === ':id' ? given[index] !== '' : segment === given[index]))
  );
}

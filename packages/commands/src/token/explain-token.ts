import type { ChosenToken } from './choose-token.ts';

export interface ExplainedToken extends ChosenToken {
  readonly contactSaverUrl: string;
  /** Space-delimited, as the authorization server has granted it. */
  readonly granted: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** What somebody should know who holds this token; the token itself is not in it. */
export function explainToken(token: ExplainedToken): string {
  const { granted, introspected, lifetime, person, resource, scopes } = token;
  const form = introspected
    ? 'opaque: ContactSaver asks the authorization server about it, each time'
    : 'a JWT: ContactSaver verifies it by itself, until it expires';
  const command = `npm run --silent token -- --as ${person.email.replace(/@.*/, '')} --scope '${scopes.join(' ')}'`;
  return [
    `This access token speaks for ${person.name} (${person.email}).`,
    `  scope     ${granted}`,
    `  audience  ${resource}`,
    `  form      ${form}`,
    `  lives     ${lifetime} seconds`,
    'It is a bearer token (RFC 6750 §1.2): whoever bears it is let in. It was written to standard output only.',
    '',
    `  TOKEN=$(${command}${introspected ? ' --resource introspected' : ''})`,
    `  ${curl(token)}`,
    '',
  ].join('\n');
}

/** A call that the token is enough for. */
function curl({ contactSaverUrl, granted }: ExplainedToken): string {
  const bearer = `curl --header "Authorization: Bearer $TOKEN"`;
  const held = granted.split(' ');
  if (held.includes('birthdays.read')) return `${bearer} ${contactSaverUrl}/birthdays`;
  if (held.includes('contacts.read')) return `${bearer} ${contactSaverUrl}/contacts`;
  return `${bearer} --json '{"firstName":"Sam"}' ${contactSaverUrl}/contacts`;
}

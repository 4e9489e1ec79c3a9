import { introspectedResource } from '@ecosystem/types/resources';
import { contactSaverScopes, splitScope } from '@ecosystem/types/scopes';
import { type DemoPerson, demoPeople } from '../databases/people.ts';

/** Which access token is wanted. */
export interface ChosenToken {
  readonly person: DemoPerson;
  readonly scopes: readonly string[];
  /** The resource indicator (RFC 8707 §2), which decides the form of the token. */
  readonly resource: string;
  readonly introspected: boolean;
}

export interface TokenParameters {
  readonly as: string;
  /** Space-delimited. */
  readonly scope: string;
  readonly resource?: string | undefined;
}

/** A parameter with a value that does not exist; the message says which ones do. */
export class UnknownChoice extends Error {
  override name = 'UnknownChoice';
}

/** @throws {UnknownChoice} */
export function chooseToken({ as, scope, resource }: TokenParameters, contactSaverUrl: string): ChosenToken {
  const person = demoPeople.find(({ email }) => email === `${as}@example.com`);
  if (!person) {
    const names = demoPeople.map(({ email }) => email.replace(/@.*/, ''));
    throw new UnknownChoice(`There is no demo person “${as}”; there are ${names.join(', ')}.`);
  }
  const scopes = splitScope(scope);
  const unknown = scopes.find((name) => !contactSaverScopes.some((known) => known === name));
  if (unknown !== undefined || scopes.length === 0) {
    const known = contactSaverScopes.join(', ');
    throw new UnknownChoice(`ContactSaver has no scope “${unknown ?? scope}”; it has ${known}.`);
  }
  if (resource !== undefined && resource !== 'introspected') {
    throw new UnknownChoice(
      `There is no resource “${resource}”: leave it out for a JWT, or say introspected for an opaque token.`,
    );
  }
  const introspected = resource !== undefined;
  return {
    person,
    scopes,
    introspected,
    resource: introspected ? introspectedResource(contactSaverUrl) : contactSaverUrl,
  };
}

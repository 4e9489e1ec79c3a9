import { isActivityResource } from './resources.ts';

/** A scope this ecosystem knows (RFC 6749 §3.3), with what it means to a person who is asked for it. */
export interface ScopeDescription {
  /** The plain words on the consent page. */
  readonly sentence: string;
  /** What a client holding this scope would see, invented, to be marked "for example". */
  readonly example: string;
}

/** Scopes about the person who signed in (OIDC Core §5.4), answered by the authorization server itself. */
export const identityScopes = ['openid', 'profile', 'email'] as const;

/** Scopes of the ContactSaver API, for the audience of RFC 8707 named by its public URL. */
export const contactSaverScopes = ['birthdays.read', 'contacts.read', 'contacts.write'] as const;

/** Scopes of ContactSaver's second audience: who has read what, and what a bank would keep. */
export const activityScopes = ['activity.read', 'transactions.read', 'transactions.create'] as const;

/** Scopes that no person can give, because they open no person's data: for a client that speaks for itself. */
export const clientScopes = ['occasions.read'] as const;

/** OIDC Core §11: a refresh token that works while the person is away. */
export const offlineAccessScope = 'offline_access';

export type ContactSaverScope = (typeof contactSaverScopes)[number];
export type ActivityScope = (typeof activityScopes)[number];
export type ClientScope = (typeof clientScopes)[number];
export type PersonScope =
  (typeof identityScopes)[number] | ActivityScope | ContactSaverScope | typeof offlineAccessScope;

/** Every scope a person can be asked for, in the order in which a consent page lists them. */
export const personScopes: readonly PersonScope[] = [
  ...identityScopes,
  ...contactSaverScopes,
  ...activityScopes,
  offlineAccessScope,
];

/** The words behind each scope: consent page, account page and MessageWriter all speak from here. */
export const scopeDescriptions: Readonly<Record<PersonScope, ScopeDescription>> = {
  openid: {
    sentence: 'know that it is you, each time you come back',
    example: 'a number made for you, for example 5f0c2a9e',
  },
  profile: {
    sentence: 'know your name and time zone',
    example: 'Robin Example, Europe/Berlin',
  },
  email: {
    sentence: 'know your e-mail address',
    example: 'robin@example.com',
  },
  'birthdays.read': {
    sentence: 'see whose birthday is when',
    example: 'Sam, 14 March. Only the first name, the day and the month.',
  },
  'contacts.read': {
    sentence: 'read your contacts',
    example: 'Sam Example, sam@example.com, +49 30 1234567, "met in Lisbon"',
  },
  'contacts.write': {
    sentence: 'add, change and delete your contacts',
    example: 'a new phone number for Sam, or no Sam at all',
  },
  'activity.read': {
    sentence: 'see which apps have read your contacts, and when',
    example: 'MessageWriter listed your birthdays today at 9:04',
  },
  'transactions.read': {
    sentence: 'see your bank transactions',
    example: '12 May, Bakery Example, −4.20 EUR',
  },
  'transactions.create': {
    sentence: 'pay from your bank account',
    example: '20 EUR to Sam Example, "for the concert"',
  },
  offline_access: {
    sentence: 'keep access while you are away',
    example: 'a message written at night for a birthday in the morning',
  },
};

/** The scopes a resource indicator of ContactSaver can have for a person (RFC 8707 §2). */
export function scopesOfResource(resource: string): readonly (ActivityScope | ContactSaverScope)[] {
  return isActivityResource(resource) ? activityScopes : contactSaverScopes;
}

/** The space-delimited wire form of RFC 6749 §3.3 as a list without repetitions; an absent scope is an empty list. */
export function splitScope(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(' ').filter((value) => value !== ''))];
}

/** Narrows any string to a scope a person can be asked for. */
export function isPersonScope(value: string): value is PersonScope {
  return Object.hasOwn(scopeDescriptions, value);
}

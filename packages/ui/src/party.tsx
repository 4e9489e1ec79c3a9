/** A party of the story, or the inspector, which stands outside it. */
export interface Party {
  readonly id: PartyId;
  readonly name: string;
  /** Its role in the words of RFC 6749 §1.1. */
  readonly role: string;
}

export type PartyId = 'browser' | 'message-writer' | 'authorization-server' | 'contact-saver' | 'inspector';

/** Everybody who has a colour. */
export const parties: Readonly<Record<PartyId, Party>> = {
  browser: { id: 'browser', name: 'Your browser', role: 'user agent of the resource owner' },
  'message-writer': { id: 'message-writer', name: 'MessageWriter', role: 'client' },
  'authorization-server': {
    id: 'authorization-server',
    name: 'ContactSaver Accounts',
    role: 'authorization server',
  },
  'contact-saver': { id: 'contact-saver', name: 'ContactSaver', role: 'resource server' },
  inspector: { id: 'inspector', name: 'Inspector', role: 'outside the story' },
};

import type { Person } from './person.ts';

/** The password that the README prints for the people of the real lab. */
const demoPassword = 'correct horse battery staple';

/**
 * Why a typed password is not taken; undefined when it is the exhibit's own. Only that one is ever kept or sent: what
 * somebody types here by mistake ends here.
 */
export function refusePassword(typed: unknown, { password }: Person): string | undefined {
  if (typed === password) return undefined;
  return typed === demoPassword
    ? 'That is the password of the real lab. Never type a real password here: it was thrown away, and sent to nobody.'
    : 'That is not the exhibit’s password. It was thrown away, and sent to nobody.';
}

import { authorizationServerChecks } from './checks/authorization-server.ts';
import type { Check } from './checks/check.ts';
import { contactSaverWebChecks } from './checks/contact-saver-web.ts';
import { contactSaverChecks } from './checks/contact-saver.ts';
import { messageWriterChecks } from './checks/message-writer.ts';
import type { MessageId } from './messages.ts';

const table = {
  ...messageWriterChecks,
  ...authorizationServerChecks,
  ...contactSaverChecks,
  ...contactSaverWebChecks,
};

export type CheckId = keyof typeof table;

/** Every decision that is recorded, by id. */
export const checks: Readonly<Record<CheckId, Check>> = table;

export const checkIds = Object.keys(table) as [CheckId, ...CheckId[]];

/** The checks a party makes on a message, in order. */
export function checksOn(message: MessageId, party: Check['party']): readonly CheckId[] {
  return byPlace.get(`${message} ${party}`) ?? [];
}

const byPlace = new Map<string, CheckId[]>();
for (const id of checkIds) {
  for (const message of checks[id].messages) {
    const place = `${message} ${checks[id].party}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), id]);
  }
}

import 'server-only';
import type { MessageModel } from '@ecosystem/prisma/message-writer';
import { database } from '../storage/database.ts';
import type { MessageForm } from './message-form.ts';

/** Where a message stands: being written, waiting for the day, or sent by the person. */
export const messageStates = ['draft', 'ready', 'sent'] as const;

export type MessageState = (typeof messageStates)[number];

/** Keeps a message; there is one for each birthday of each year. Every query names the person. */
export async function saveMessage(personId: string, form: MessageForm): Promise<MessageModel> {
  const { day: birthdayDay, month: birthdayMonth, firstName, year, ...content } = form;
  const birthday = { personId, firstName, birthdayDay, birthdayMonth, year };
  return database().message.upsert({
    where: { personId_firstName_birthdayDay_birthdayMonth_year: birthday },
    create: { ...birthday, ...content },
    update: { ...content, sentAt: null },
  });
}

/** Keeps a message we have written ourselves, ready to send; false when there is one for that birthday already. */
export async function keepWritten(personId: string, form: Omit<MessageForm, 'state'>): Promise<boolean> {
  const { day: birthdayDay, month: birthdayMonth, ...content } = form;
  const { count } = await database().message.createMany({
    data: { personId, birthdayDay, birthdayMonth, ...content, state: 'ready' },
    skipDuplicates: true,
  });
  return count === 1;
}

/** A person's messages, the next birthday first, with those words in them; none of somebody we do not know. */
export async function findMessages(personId: string | null, search: string): Promise<MessageModel[]> {
  if (personId === null) return [];
  const words = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return database().message.findMany({
    where: { personId, ...(search !== '' && { OR: [{ firstName: words }, { body: words }] }) },
    orderBy: [{ year: 'asc' }, { birthdayMonth: 'asc' }, { birthdayDay: 'asc' }],
    take: 500,
  });
}

/** Moves a message to another state; false when it is not this person's. */
export async function moveMessage(personId: string, id: string, state: MessageState): Promise<boolean> {
  const { count } = await database().message.updateMany({
    where: { id, personId },
    data: { state, sentAt: state === 'sent' ? new Date() : null },
  });
  return count === 1;
}

/** Throws a message away; false when it is not this person's. */
export async function deleteMessage(personId: string, id: string): Promise<boolean> {
  const { count } = await database().message.deleteMany({ where: { id, personId } });
  return count === 1;
}

/** Which birthday a message is for, as a key. */
export function birthdayKey(of: { firstName: string; day: number; month: number; year: number }): string {
  return `${of.year}-${of.month}-${of.day} ${of.firstName}`;
}

import 'server-only';
import type { StandingOrderModel } from '@ecosystem/prisma/message-writer';
import { z } from 'zod';
import { messageBirthdaySchema } from '../messages/message-form.ts';
import { tones } from '../messages/tones.ts';
import { database } from '../storage/database.ts';

/** What "Write for me" sends. */
export const standingOrderSchema = messageBirthdaySchema.safeExtend({ tone: z.enum(tones) });

export type StandingOrderForm = z.infer<typeof standingOrderSchema>;

/** Orders a message for this birthday, every year; a second order changes the tone. */
export async function orderMessage(personId: string, form: StandingOrderForm): Promise<void> {
  const { firstName, day: birthdayDay, month: birthdayMonth, tone } = form;
  const birthday = { personId, firstName, birthdayDay, birthdayMonth };
  await database().standingOrder.upsert({
    where: { personId_firstName_birthdayDay_birthdayMonth: birthday },
    create: { ...birthday, tone },
    update: { tone },
  });
}

/** Takes an order back. Every query names the person. */
export async function cancelOrder(personId: string, id: string): Promise<void> {
  await database().standingOrder.deleteMany({ where: { id, personId } });
}

/** A person's orders, in the order of the year; none of somebody we do not know. */
export async function findOrders(personId: string | null): Promise<StandingOrderModel[]> {
  if (personId === null) return [];
  return database().standingOrder.findMany({
    where: { personId },
    orderBy: [{ birthdayMonth: 'asc' }, { birthdayDay: 'asc' }],
  });
}

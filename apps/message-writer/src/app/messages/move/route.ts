import { z } from 'zod';
import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { deleteMessage, messageStates, moveMessage } from '../../../messages/messages.ts';
import { findSession } from '../../../session/session.ts';

const moveSchema = z.object({ id: z.uuid(), to: z.enum([...messageStates, 'deleted']) });

/** The outbox's buttons: back to drafts, ready, sent, thrown away. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const personId = (await findSession())?.connection?.personId;
  const move = moveSchema.safeParse(form.fields);
  if (personId && move.success) {
    const { id, to } = move.data;
    await (to === 'deleted' ? deleteMessage(personId, id) : moveMessage(personId, id, to));
  }
  return seeOther('/messages');
}

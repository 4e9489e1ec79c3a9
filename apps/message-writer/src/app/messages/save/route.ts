import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { messageFormSchema } from '../../../messages/message-form.ts';
import { saveMessage } from '../../../messages/messages.ts';
import { findSession } from '../../../session/session.ts';

/** "Save draft" and "Ready to send". */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const personId = (await findSession())?.connection?.personId;
  if (!personId) return seeOther('/birthdays');
  const message = messageFormSchema.safeParse(form.fields);
  if (!message.success) return seeOther('/messages?refused=yes');
  await saveMessage(personId, message.data);
  return seeOther('/messages');
}

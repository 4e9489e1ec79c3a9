import { z } from 'zod';
import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { cancelOrder, orderMessage, standingOrderSchema } from '../../../night-job/standing-orders.ts';
import { findSession } from '../../../session/session.ts';

/** "Write for me", and taking it back. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const personId = (await findSession())?.connection?.personId;
  if (!personId) return seeOther('/night');
  const cancelled = z.uuid().safeParse(form.fields['cancel']);
  const ordered = standingOrderSchema.safeParse(form.fields);
  if (cancelled.success) await cancelOrder(personId, cancelled.data);
  else if (ordered.success) await orderMessage(personId, ordered.data);
  return seeOther('/night');
}

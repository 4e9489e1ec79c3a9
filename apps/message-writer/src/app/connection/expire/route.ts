import { env } from '../../../env.ts';
import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { services } from '../../../services.ts';
import { findSession } from '../../../session/session.ts';

/** "Expire it now", in a lab: we treat our access token as expired, so that nobody has to wait for a renewal. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  if (!env().lab) return new Response('There is no such form.\n', { status: 404 });
  const connection = (await findSession())?.connection;
  if (connection) await services().sessions.expireAccessToken(connection.id);
  return seeOther('/connection');
}

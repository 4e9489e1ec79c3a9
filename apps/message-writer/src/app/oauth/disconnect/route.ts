import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { disconnect } from '../../../session/disconnect.ts';
import { findSession } from '../../../session/session.ts';

/** "Disconnect": forgotten here, revoked there. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const connection = (await findSession())?.connection;
  if (!connection) return seeOther('/');
  const confirmed = await disconnect(connection);
  return seeOther(confirmed ? '/?disconnected=yes' : '/?disconnected=here');
}

import { logger } from '../../../http/logger.ts';
import { ConnectionProblem } from '../../../oauth/errors.ts';
import { LogoutTokenError } from '../../../oauth/validate-logout-token.ts';
import { logOutByToken } from '../../../session/log-out.ts';

const longestForm = 16_384;

/** Back-Channel Logout 1.0 §2.5: the authorization server says who has signed out. No browser, no session, no cookie. */
export async function POST(request: Request): Promise<Response> {
  const isForm =
    request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const isShort = Number(request.headers.get('content-length') ?? Infinity) <= longestForm;
  if (!isForm || !isShort) return answer(400, 'expected a form with a logout_token');
  const tokens = new URLSearchParams(await request.text()).getAll('logout_token');
  const [token] = tokens;
  if (token === undefined || tokens.length > 1) return answer(400, 'expected one logout_token');
  try {
    const ended = await logOutByToken(token);
    logger.info({ ended }, 'logged out by the authorization server');
    return answer(200);
  } catch (error) {
    if (error instanceof LogoutTokenError) {
      logger.warn({ reason: error.message }, 'a logout token was refused');
      return answer(400, 'this is not a logout token for us');
    }
    if (error instanceof ConnectionProblem) return answer(503, 'the keys to check it with cannot be had');
    throw error;
  }
}

/** Back-Channel Logout 1.0 §2.8. */
function answer(status: number, error_description?: string): Response {
  const headers = { 'Cache-Control': 'no-store' };
  if (error_description === undefined) return new Response(null, { status, headers });
  return Response.json({ error: 'invalid_request', error_description }, { status, headers });
}

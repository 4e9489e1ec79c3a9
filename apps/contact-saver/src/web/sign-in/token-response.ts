import { oauthErrorSchema } from '@ecosystem/types/oauth-error';
import { z } from 'zod';
import { SignInError } from './errors.ts';

/** RFC 6749 §5.1: what we rely on of a token response. */
const tokenResponseSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  id_token: z.string().optional(),
});

export type TokenResponse = z.infer<typeof tokenResponseSchema>;

/**
 * @throws {SignInError} `ended` for `invalid_grant`, `unavailable` for 503, which says that nothing was done, `unanswered`
 * where it is not known what was done, `refused` for everything else
 */
export async function readTokenResponse(answer: Response): Promise<TokenResponse> {
  if (answer.status >= 500) {
    const fault = answer.status === 503 ? 'unavailable' : 'unanswered';
    throw new SignInError(fault, `the token endpoint answered ${answer.status}`);
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.status !== 200) {
    const { data } = oauthErrorSchema.safeParse(body);
    // RFC 6749 §5.2: the code or refresh token is not good, or not any more.
    throw new SignInError(
      data?.error === 'invalid_grant' ? 'ended' : 'refused',
      data?.error ?? 'no OAuth error',
    );
  }
  const tokens = tokenResponseSchema.safeParse(body);
  // RFC 6749 §5.1: half an answer is none.
  if (!tokens.success) throw new SignInError('unanswered', 'the token response is not complete');
  return tokens.data;
}

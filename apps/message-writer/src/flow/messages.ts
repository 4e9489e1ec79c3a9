import { z } from 'zod';

/**
 * What a pending authorization keeps, sealed: its three secrets and the raw messages as they came. The library brands
 * what it has validated in memory only, so a resumed step rebuilds the message and validates it again, without sending.
 */
export const flowMessagesSchema = z.object({
  authorizationRequestUrl: z.url(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** The raw query of the redirect. */
  authorizationResponse: z.string().optional(),
  tokenResponse: z.object({ status: z.number(), contentType: z.string(), body: z.string() }).optional(),
});

export type FlowMessages = z.infer<typeof flowMessagesSchema>;

/** Keeps a raw answer, to be rebuilt by `rebuildResponse`. */
export async function keepResponse(answer: Response): Promise<NonNullable<FlowMessages['tokenResponse']>> {
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    body: await answer.text(),
  };
}

/** The answer as it came. */
export function rebuildResponse({
  status,
  contentType,
  body,
}: NonNullable<FlowMessages['tokenResponse']>): Response {
  return new Response(body, { status, headers: { 'content-type': contentType } });
}

import { z } from 'zod';
import { hardeningSchema } from '../oauth/hardening.ts';

const responseSchema = z.object({
  status: z.number(),
  contentType: z.string(),
  body: z.string(),
  /** Milliseconds since 1970. */
  receivedAt: z.number(),
});

/** A raw answer, as it is kept. */
export type KeptResponse = z.infer<typeof responseSchema>;

/**
 * What a pending authorization keeps, sealed: what it asks for, its three secrets, and the raw messages as they came.
 * The library brands what it has validated in memory only, so a resumed step rebuilds the message and validates it
 * again, without sending.
 */
export const flowMessagesSchema = z.object({
  scope: z.string(),
  prompt: z.string().optional(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** What this run does beyond what every run does. */
  hardening: hardeningSchema.optional(),
  metadataResponse: responseSchema.optional(),
  pushedResponse: responseSchema.optional(),
  /** The raw query of the redirect. */
  authorizationResponse: z.string().optional(),
  tokenResponse: responseSchema.optional(),
  keysResponse: responseSchema.optional(),
  userinfoTokenResponse: responseSchema.optional(),
  userinfoResponse: responseSchema.optional(),
  /** How ContactSaver answered the first use of the access token. */
  firstCallStatus: z.number().optional(),
});

export type FlowMessages = z.infer<typeof flowMessagesSchema>;

/** Keeps a raw answer, to be rebuilt by `rebuildResponse`. */
export async function keepResponse(answer: Response): Promise<KeptResponse> {
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    body: await answer.text(),
    receivedAt: Date.now(),
  };
}

/** The answer as it came. */
export function rebuildResponse({ status, contentType, body }: KeptResponse): Response {
  return new Response(body, { status, headers: { 'content-type': contentType } });
}

import { z } from 'zod';

const accessTokenSchema = z.object({
  token: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
});

/** What a session lives on: one refresh token, and an access token for each audience, as far as it was needed. */
export const tokensSchema = z.object({
  refreshToken: z.string(),
  api: accessTokenSchema.nullable(),
  activity: accessTokenSchema.nullable(),
});

export type SessionTokens = z.infer<typeof tokensSchema>;

/** Milliseconds before its end at which an access token is renewed: it has to arrive while it is good. */
const margin = 10_000;

/** The access token for an audience, if it is good for a while. */
export function freshToken(
  tokens: SessionTokens,
  audience: 'activity' | 'api',
  now: number,
): string | undefined {
  const kept = tokens[audience];
  return kept && kept.expiresAt - margin > now ? kept.token : undefined;
}

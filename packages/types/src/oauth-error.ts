import { z } from 'zod';

/** The error response of the token, revocation and introspection endpoints (RFC 6749 §5.2). */
export const oauthErrorSchema = z.object({
  error: z.string(),
  error_description: z.string().optional(),
});

/** The error codes of a challenge (RFC 6750 §3.1, RFC 9449 §7.1) and the status each one goes with. */
export const bearerErrorStatus = {
  invalid_request: 400,
  invalid_token: 401,
  invalid_dpop_proof: 401,
  insufficient_scope: 403,
} as const;

export type BearerErrorCode = keyof typeof bearerErrorStatus;

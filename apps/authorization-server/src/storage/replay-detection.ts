import { createHash } from 'node:crypto';
import { type AuthorizationServerDatabase, Prisma } from '@ecosystem/prisma/authorization-server';
import type { Provider } from 'oidc-provider';
import { hashId } from './record.ts';

const model = 'ReplayDetection';

/** Seconds: the last moment that JavaScript can name. Who signs an assertion may write any number into it. */
const endOfTime = 8.64e12;

/**
 * Lets a client assertion or DPoP proof be accepted once, on any number of replicas. This alone is written while its
 * request is still under way: the library has to learn that somebody was faster while it can still refuse, and an
 * assertion or proof that was shown is used up even if its request fails.
 */
export function detectReplays(provider: Provider, database: AuthorizationServerDatabase): void {
  provider.ReplayDetection.unique = async function unique(iss, jti, exp) {
    const idHash = hashId(createHash('sha256').update(`${iss}${jti}`).digest('base64url'));
    const payload = { kind: model, iss };
    // RFC 7523 §3, RFC 9449 §11.1: of any number that show the same value, PostgreSQL lets one store it.
    const stored = await database.$send(Prisma.sql`
      INSERT INTO provider_record (model, id_hash, payload, expires_at)
      VALUES (${model}, ${idHash}, ${JSON.stringify(payload)}::jsonb, to_timestamp(${Math.min(exp, endOfTime)}::float8))
      ON CONFLICT (id_hash, model) DO NOTHING RETURNING 1`);
    return stored.length === 1;
  };
}

import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { env } from './env.ts';

const tokensSchema = z.record(z.string(), z.unknown());

/** Opens what MessageWriter sealed, with this run's own key: the one way for a test to know which values to look for. */
export function unsealTokens(connection: { id: string; sealed_tokens: string }): string[] {
  const secrets = parseEnv(readFileSync(path.join(env.dataDirectory, 'secrets.env'), 'utf8'));
  const [id, iv = '', body = ''] = connection.sealed_tokens.split('.');
  const secret = secrets['MESSAGE_WRITER_ENCRYPTION_KEYS']?.split(',').find((known) => idOf(known) === id);
  // A replica with keys of its own has sealed it, in a test of how keys rotate.
  if (secret === undefined) return [];
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'message-writer seal', 32));
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(`tokens ${connection.id}`))
    .setAuthTag(bytes.subarray(-16));
  const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
  const values = Object.values(tokensSchema.parse(JSON.parse(opened)));
  return values.filter((value): value is string => typeof value === 'string' && value.length >= 40);
}

/** By which key something was sealed. */
function idOf(secret: string): string {
  return createHash('sha256').update(`id ${secret}`).digest('base64url').slice(0, 8);
}

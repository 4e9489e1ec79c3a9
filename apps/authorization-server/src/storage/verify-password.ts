import { hash, verify } from '@node-rs/argon2';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { isStorable } from './record.ts';

/** argon2id (this library's default algorithm) with OWASP's parameters: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const longestPassword = 1_024;
const nobodysPassword = hash('nobody has this password', parameters);

/** The form in which e-mail addresses are stored and looked up. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The stored form of a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/**
 * The `sub` of the person with this e-mail address and password, or undefined. An unknown or disabled account costs the
 * same argon2id work as a known one, so that time does not tell who has an account (ASVS 6.3.8).
 */
export async function verifyPassword(
  database: AuthorizationServerDatabase,
  email: string,
  password: string,
): Promise<string | undefined> {
  const account = isStorable(email) ? await database.account.findUnique({ where: { email } }) : null;
  const known = account !== null && account.disabledAt === null && password.length <= longestPassword;
  const matches = await verify(
    known ? account.passwordHash : await nobodysPassword,
    password.slice(0, longestPassword),
  );
  return known && matches ? account.id : undefined;
}

import { hash, verify } from '@node-rs/argon2';

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

/** What is stored of somebody who can sign in. */
export interface SignInAccount {
  readonly id: string;
  readonly passwordHash: string;
  readonly disabled: boolean;
}

/**
 * The `sub` of this person if this is their password, else undefined. An unknown or disabled account costs the same
 * argon2id work as a known one, so that time does not tell who has an account (ASVS 6.3.8).
 */
export async function verifyPassword(
  account: SignInAccount | null,
  password: string,
): Promise<string | undefined> {
  const known = account !== null && !account.disabled && password.length <= longestPassword;
  const matches = await verify(
    known ? account.passwordHash : await nobodysPassword,
    password.slice(0, longestPassword),
  );
  return known && matches ? account.id : undefined;
}

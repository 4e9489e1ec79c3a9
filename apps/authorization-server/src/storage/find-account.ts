import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { Account, FindAccount } from 'oidc-provider';
import { RequestRecords } from './request-records.ts';

/** What a scope releases (OIDC Core §5.4); `sub` is the account's random id, never the e-mail address. */
export const claims = {
  openid: ['sub'],
  profile: ['name', 'zoneinfo'],
  email: ['email', 'email_verified'],
};

/** Finds a person by `sub`. A disabled account is no account: sign-in, refresh and userinfo all end with it. */
export function createFindAccount(database: AuthorizationServerDatabase): FindAccount {
  return async function findAccount(_ctx, sub): Promise<Account | undefined> {
    const account = await RequestRecords.use(
      database,
      async (records) =>
        records.accountOf(sub) ?? (await database.account.findUnique({ where: { id: sub } })),
    );
    if (!account || account.disabledAt !== null) return undefined;
    return {
      accountId: account.id,
      claims: () => ({
        sub: account.id,
        name: account.name,
        zoneinfo: account.zoneinfo,
        email: account.email,
        email_verified: true,
      }),
    };
  };
}

import { hash } from '@node-rs/argon2';
import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { CalendarDate } from '@ecosystem/types/calendar';
import { demoPassword, demoPeople, toContactRow } from './people.ts';

/** OWASP's argon2id parameters, the same as the authorization server's. */
const passwordHashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface SeedOptions {
  readonly authorizationServer: AuthorizationServerDatabase;
  readonly contactSaver: ContactSaverDatabase;
  /** The issuer: contacts belong to `iss` and `sub` together. */
  readonly issuer: string;
  /** The day birthdays are counted from. */
  readonly today: CalendarDate;
}

/**
 * Adds the demo people that are missing, each with contacts of their own. People already there keep what they have, also
 * when the authorization server has got another URL, and with it another name in `iss`.
 */
export async function seedDemoPeople(options: SeedOptions): Promise<void> {
  const known = await options.authorizationServer.account.findMany({
    where: { email: { in: demoPeople.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  await options.contactSaver.contact.updateMany({
    where: { ownerSubject: { in: known.map(({ id }) => id) }, ownerIssuer: { not: options.issuer } },
    data: { ownerIssuer: options.issuer },
  });
  const missing = demoPeople.filter(({ email }) => known.every((account) => account.email !== email));
  await Promise.all(
    missing.map(async ({ contacts, ...person }) => {
      const passwordHash = await hash(demoPassword, passwordHashParameters);
      const { id } = await options.authorizationServer.account.create({ data: { ...person, passwordHash } });
      await options.contactSaver.contact.createMany({
        data: contacts.map((contact) => ({
          ...toContactRow(contact, options.today),
          ownerIssuer: options.issuer,
          ownerSubject: id,
        })),
      });
    }),
  );
}

/** Creates one person and returns their `sub`. Throws Prisma's P2002 when the e-mail address is taken. */
export async function addPerson(
  database: AuthorizationServerDatabase,
  person: { email: string; name: string; zoneinfo: string; password: string },
): Promise<string> {
  const { password, email, ...rest } = person;
  const passwordHash = await hash(password, passwordHashParameters);
  const { id } = await database.account.create({
    data: { ...rest, email: email.trim().toLowerCase(), passwordHash },
  });
  return id;
}

/** Whether somebody with a public password can sign in. */
export async function demoPeopleExist(database: AuthorizationServerDatabase): Promise<boolean> {
  const emails = demoPeople.map(({ email }) => email);
  return (await database.account.count({ where: { email: { in: emails } } })) > 0;
}

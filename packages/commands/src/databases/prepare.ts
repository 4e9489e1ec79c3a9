import path from 'node:path';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { calendarDateIn } from '@ecosystem/types/calendar';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/server.ts';
import type { env } from '../env.ts';
import type { Secrets } from '../secrets.ts';
import { migrationsFolder } from '../workspace.ts';
import { applyMigrations } from './apply-migrations.ts';
import { provisionDatabases } from './provision.ts';
import { type RoleName, databaseNames, databaseOf, passwordVariable, roleNames } from './roles.ts';
import { demoPeopleExist, seedDemoPeople } from './seed.ts';

type Settings = Pick<
  typeof env,
  | 'authorizationServerUrl'
  | 'dataDirectory'
  | 'databasePort'
  | 'databaseUrls'
  | 'inherited'
  | 'lab'
  | 'seedDate'
  | 'superuserUrl'
>;

/** The connection URL of every role. */
export type DatabaseUrls = Readonly<Record<RoleName, string>>;

export interface PreparedDatabases {
  readonly urls: DatabaseUrls;
  /** Undefined when the databases are somebody else's server. */
  readonly server: EmbeddedPostgres | undefined;
  /** Whether there are people with a public password, possibly from a time when the lab was on. */
  readonly demoPeople: boolean;
}

/**
 * Makes the databases ready to be used: starts the embedded PostgreSQL unless other servers are named, creates what is
 * missing, applies migrations and, with the lab on, seeds the demo people.
 */
export async function prepareDatabases(
  settings: Settings,
  secrets: Secrets,
  { durable = true } = {},
): Promise<PreparedDatabases> {
  const external = roleNames.every((role) => settings.databaseUrls[role] !== undefined);
  const server = external ? undefined : await startServer(settings, secrets, durable);
  const superuserUrl = server?.url ?? settings.superuserUrl;
  if (superuserUrl !== undefined) await provisionDatabases(superuserUrl, passwordsIn(secrets));
  const urls = connectionUrls(settings, secrets);
  await Promise.all(
    databaseNames.map((database) => applyMigrations(urls[database], migrationsFolder(database))),
  );
  if (settings.lab) await seedDatabases(settings, urls);
  return { urls, server, demoPeople: settings.lab || (await findDemoPeople(urls)) };
}

/** The URL of each role: the one named in the environment, else the embedded server's. */
export function connectionUrls(settings: Settings, secrets: Secrets): DatabaseUrls {
  const urls = roleNames.map((role) => {
    const password = secrets[passwordVariable(role)] ?? '';
    const embedded = `postgresql://${role}:${password}@127.0.0.1:${settings.databasePort}/${databaseOf(role)}`;
    return [role, settings.databaseUrls[role] ?? embedded] as const;
  });
  return Object.fromEntries(urls) as Record<RoleName, string>;
}

async function startServer(
  settings: Settings,
  secrets: Secrets,
  durable: boolean,
): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDirectory: path.join(settings.dataDirectory, 'postgres'),
    port: settings.databasePort,
    password: secrets['POSTGRES_PASSWORD'] ?? '',
    logFile: path.join(settings.dataDirectory, 'logs', 'postgres.log'),
    durable,
    inherited: settings.inherited,
  });
}

async function findDemoPeople(urls: DatabaseUrls): Promise<boolean> {
  const database = openAuthorizationServerDatabase({ url: urls.authorization_server, poolSize: 1 });
  try {
    return await demoPeopleExist(database);
  } finally {
    await database.$disconnect();
  }
}

/** Adds the demo people that are missing. */
export async function seedDatabases(settings: Settings, urls: DatabaseUrls): Promise<void> {
  const authorizationServer = openAuthorizationServerDatabase({
    url: urls.authorization_server,
    poolSize: 3,
  });
  const contactSaver = openContactSaverDatabase({ url: urls.contact_saver, poolSize: 3 });
  try {
    const today = calendarDateIn('UTC', settings.seedDate ? new Date(settings.seedDate) : new Date());
    await seedDemoPeople({
      authorizationServer,
      contactSaver,
      issuer: settings.authorizationServerUrl,
      today,
    });
  } finally {
    await Promise.all([authorizationServer.$disconnect(), contactSaver.$disconnect()]);
  }
}

function passwordsIn(secrets: Secrets): Record<RoleName, string> {
  return Object.fromEntries(roleNames.map((role) => [role, secrets[passwordVariable(role)] ?? ''])) as Record<
    RoleName,
    string
  >;
}

import path from 'node:path';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { type AppDefinition, defineApps } from '../apps/definitions.ts';
import { startApps } from '../apps/ecosystem.ts';
import type { RunningApp } from '../apps/run-app.ts';
import { demoPassword, demoPeople } from '../databases/people.ts';
import { freePort } from '../free-port.ts';
import type { Surroundings } from '../surroundings.ts';
import { root } from '../workspace.ts';
import type { Target } from './protocol.ts';

/** Everything that runs during a bench. */
export interface Sides {
  readonly ours: Target;
  readonly theirs: Target;
  /** As ours, with the lab and its recorder on. */
  readonly recorded: Target;
  /** The API's route without guards; it answers for the same person. */
  readonly unprotectedUrl: string;
  readonly authorizationServer: RunningApp;
  readonly inMemoryProvider: RunningApp;
  /** Milliseconds until our authorization server and API were ready. */
  readonly startUp: number;
  stop(): Promise<void>;
}

/**
 * Starts our authorization server and API, and beside them what they are measured against: the library with its
 * in-memory storage (with an API of its own that believes it), the API's route without authorization, and the two once
 * more with the recorder on.
 */
export async function startSides({ settings, secrets, urls }: Surroundings): Promise<Sides> {
  const logDirectory = path.join(settings.dataDirectory, 'logs');
  const options = { logDirectory, inherited: settings.inherited };
  const [authorizationServer, contactSaver] = defineApps({ ...settings, lab: false }, secrets, urls);
  const person = demoPeople[0];
  if (!authorizationServer || !contactSaver || !person) throw new Error('an app is missing');
  const begun = performance.now();
  const ours = await startApps([authorizationServer, contactSaver], options);
  const startUp = performance.now() - begun;

  const localhost = async () => `http://localhost:${await freePort()}`;
  const observed = {
    ...settings,
    authorizationServerUrl: await localhost(),
    contactSaverUrl: await localhost(),
    lab: true,
  };
  const recorded = await startApps(defineApps(observed, secrets, urls).slice(0, 2), options);
  const [issuer, apiUrl, unprotectedUrl] = [await localhost(), await localhost(), await localhost()];
  const bench = (app: AppDefinition, program: string, url: string, parameters: string[], more = {}) => ({
    ...app,
    url,
    program: path.join(root, 'apps', app.name, 'dist-bench/bench', program),
    parameters,
    variables: { ...app.variables, ...more },
  });
  const moved = { AUTHORIZATION_SERVER_URL: issuer, CONTACT_SAVER_URL: apiUrl };
  const theirs = await startApps(
    [
      bench(authorizationServer, 'in-memory-provider.js', issuer, [person.email, demoPassword], moved),
      { ...contactSaver, url: apiUrl, variables: { ...contactSaver.variables, ...moved } },
      bench(contactSaver, 'unprotected-route.js', unprotectedUrl, [await subjectOf(urls, person.email)], {
        CONTACT_SAVER_URL: unprotectedUrl,
      }),
    ],
    options,
  );
  const common = {
    clientSecret: secrets['MESSAGE_WRITER_CLIENT_SECRET'] ?? '',
    redirectUri: `${settings.messageWriterUrl}/oauth/callback`,
    email: person.email,
    password: demoPassword,
  };
  return {
    ours: { ...common, issuer: settings.authorizationServerUrl, contactSaverUrl: settings.contactSaverUrl },
    theirs: { ...common, issuer, contactSaverUrl: apiUrl },
    recorded: {
      ...common,
      issuer: observed.authorizationServerUrl,
      contactSaverUrl: observed.contactSaverUrl,
    },
    unprotectedUrl,
    authorizationServer: ours[0] as RunningApp,
    inMemoryProvider: theirs[0] as RunningApp,
    startUp,
    stop: async () => void (await Promise.all([...ours, ...recorded, ...theirs].map((app) => app.stop()))),
  };
}

async function subjectOf(urls: Surroundings['urls'], email: string): Promise<string> {
  const database = openAuthorizationServerDatabase({ url: urls.authorization_server, poolSize: 1 });
  try {
    return (await database.account.findUniqueOrThrow({ where: { email } })).id;
  } finally {
    await database.$disconnect();
  }
}

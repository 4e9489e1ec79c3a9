import { fetchParties, partiesOf } from './apps/what-runs.ts';
import { connectionUrls } from './databases/prepare.ts';
import { examineRedis } from './databases/redis.ts';
import { roleNames, urlVariable } from './databases/roles.ts';
import { examineClock, examineDatabase } from './doctor/examine-databases.ts';
import {
  examineClient,
  examineCookies,
  examineIssuer,
  examineKeys,
  examineNode,
  examineParty,
  examineResource,
} from './doctor/examine-parties.ts';
import { type Finding, examine, format } from './doctor/report.ts';
import { env } from './env.ts';
import { readParameters } from './parameters.ts';
import { readSecrets } from './secrets.ts';

/**
 * `npm run doctor`: examines every hop of a running ecosystem and names the one that fails and its fix. Exit code 0 when
 * all is well, 1 when something is wrong, 2 when nothing runs yet.
 */
readParameters('npm run doctor', {});
const send = fetchParties(env, 5_000);
const parties = partiesOf(env);
const urls = connectionUrls(env, readSecrets(env.dataDirectory));
const findings: Finding[] = [];

const look = async (title: string, fix: string, examination: () => Promise<string>) => {
  const finding = await examine(title, fix, examination);
  findings.push(finding);
  process.stdout.write(format(finding));
  return finding.state === 'passed';
};

await look('Node', 'Install Node 20.19 or newer.', examineNode);
let databases = true;
for (const role of roleNames) {
  const fix = `Start the ecosystem (npm start), or correct DATABASE_PORT or ${urlVariable(role)}.`;
  databases = (await look(`database role ${role}`, fix, () => examineDatabase(urls, role))) && databases;
}
if (env.redisUrl !== undefined) {
  const { redisUrl } = env;
  await look('Redis', 'Start it, or correct REDIS_URL.', () => examineRedis(redisUrl));
}
const reached = [];
for (const party of parties) {
  const fix = `Start the ecosystem (npm start); if the port is taken, set ${party.variable} to a free one.`;
  reached.push(await look(party.name, fix, () => examineParty(send, party)));
}
if (reached.every(Boolean)) {
  await look('issuer', 'AUTHORIZATION_SERVER_URL must be the same for all parties.', () =>
    examineIssuer(send, env.authorizationServerUrl),
  );
  await look('issuer as ContactSaver knows it', 'Give ContactSaver the same AUTHORIZATION_SERVER_URL.', () =>
    examineResource(send, env.contactSaverUrl, env.authorizationServerUrl),
  );
  await look(
    'issuer as MessageWriter knows it',
    'Give MessageWriter the same AUTHORIZATION_SERVER_URL.',
    () => examineClient(send, env.messageWriterUrl, env.authorizationServerUrl),
  );
  await look('signing keys (JWKS)', 'See the log of the authorization server.', () =>
    examineKeys(send, env.authorizationServerUrl),
  );
  await look('cookies', 'See the log of MessageWriter.', () => examineCookies(send, env.messageWriterUrl));
}
if (databases && reached.every(Boolean))
  await look('clock', 'Set the clock of the machine that is off.', () =>
    examineClock(send, parties, urls.authorization_server),
  );

const nothingRuns = !databases && !reached.some(Boolean);
if (findings.some(({ state }) => state === 'failed')) process.exitCode = nothingRuns ? 2 : 1;

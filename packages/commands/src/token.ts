import { fetchParties, whatRuns } from './apps/what-runs.ts';
import { env } from './env.ts';
import { readParameters } from './parameters.ts';
import { UnknownChoice, chooseToken } from './token/choose-token.ts';
import { explainToken } from './token/explain-token.ts';
import { FlowStopped, obtainToken } from './token/obtain-token.ts';

/**
 * `npm run token -- [--as ada] [--scope birthdays.read] [--resource introspected]`: a real, short-lived access token of a
 * demo person on standard output, and nothing else there; what it is, on standard error. It is written nowhere else.
 * Exit code 1 when the flow did not end with a token, 2 with the lab off or without apps.
 */
const usage =
  'npm run token -- [--as ada|grace|linus] [--scope "birthdays.read …"] [--resource introspected]';
const parameters = readParameters(usage, {
  as: { type: 'string', default: 'ada' },
  scope: { type: 'string', default: 'birthdays.read' },
  resource: { type: 'string' },
});
const chosen = chooseOrExit();
if (!env.lab) exit(2, 'The lab is off: there are no demo people to speak for.');
const { authorizationServerUrl: issuer, contactSaverUrl } = env;
if (!(await whatRuns(env)).includes('authorization server')) {
  exit(
    2,
    `The authorization server cannot be reached at ${issuer}: start everything with npm start, or set AUTHORIZATION_SERVER_URL to where it runs.`,
  );
}
try {
  const answer = await obtainToken({ ...chosen, issuer, fetch: fetchParties(env, 15_000) });
  const granted = answer.scope ?? chosen.scopes.join(' ');
  process.stderr.write(
    explainToken({ ...chosen, contactSaverUrl, granted, lifetime: answer.expires_in ?? 0 }),
  );
  process.stdout.write(`${answer.access_token}\n`);
} catch (error) {
  // An answer that was refused may hold a code or a token: it is named, not shown.
  const reason =
    error instanceof FlowStopped ? error.message : `There is no token: ${(error as Error).name}.`;
  exit(1, reason);
}

function chooseOrExit() {
  try {
    return chooseToken(parameters, env.contactSaverUrl);
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    return exit(3, `${error.message}\nusage: ${usage}`);
  }
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { portOf } from '@ecosystem/environment/variables';
import { env } from './env.ts';
import { ownCertificate } from './https/own-certificate.ts';
import { type TlsOptions, terminateTls } from './https/terminate-tls.ts';
import { onSignal } from './on-signal.ts';
import { readParameters } from './parameters.ts';

/**
 * `npm run https`: ends TLS in front of the three apps, for trying https on this machine; docs/https.md says how. With a
 * certificate of its own, or with `--certificate` and `--key`. Ctrl-C stops it.
 */
const usage = 'npm run https -- [--certificate FILE --key FILE]';
const given = readParameters(usage, { certificate: { type: 'string' }, key: { type: 'string' } });
const parties = [
  { url: env.authorizationServerUrl, port: env.ports.authorizationServer },
  { url: env.contactSaverUrl, port: env.ports.contactSaver },
  { url: env.messageWriterUrl, port: env.ports.messageWriter },
].flatMap(({ url, port }) => (port === undefined ? [] : [{ url, port }]));
if (parties.length < 3) {
  exit(
    3,
    'https needs an https URL and a port behind it for each party: docs/https.md shows the lines for .env.',
  );
}
if ((given.certificate === undefined) !== (given.key === undefined)) exit(3, `usage: ${usage}`);

const tls = await readCertificate();
const publicPorts = [...new Set(parties.map(({ url }) => portOf(url)))];
const terminators = await Promise.all(publicPorts.map(listen));
onSignal(async () => {
  for (const terminator of terminators) terminator.close();
});
process.stdout.write(`TLS ends here for ${parties.map(({ url }) => url).join(', ')}. Ctrl-C stops it.\n`);

async function readCertificate(): Promise<Pick<TlsOptions, 'certificate' | 'key'>> {
  if (given.certificate !== undefined && given.key !== undefined) {
    const read = (file: string) => readFileSync(path.resolve(file), 'utf8');
    return { certificate: read(given.certificate), key: read(given.key) };
  }
  const hosts = parties.map(({ url }) => new URL(url).hostname);
  const own = await ownCertificate(path.join(env.dataDirectory, 'https'), hosts);
  process.stdout.write(
    `Trust this authority until ${own.validTo.toISOString().slice(0, 10)}; it can sign nothing more:\n` +
      `  ${own.authorityFile}\n` +
      `In a browser, import it. For the apps: NODE_EXTRA_CA_CERTS=${own.authorityFile} npm start\n`,
  );
  return own;
}

async function listen(port: number) {
  const here = parties.filter(({ url }) => portOf(url) === port);
  const targets = new Map(here.map((party) => [new URL(party.url).host, party.port]));
  try {
    return await terminateTls({ ...tls, port, targets });
  } catch (error) {
    return exit(2, `Cannot listen on port ${port}: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`);
  }
}

function exit(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

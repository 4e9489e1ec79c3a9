import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { defineApps } from './apps/definitions.ts';
import { startEcosystem } from './apps/ecosystem.ts';
import { env } from './env.ts';
import { freePort } from './free-port.ts';
import { startControlServer } from './test/control-server.ts';
import { findBrowser } from './test/find-browser.ts';
import { root } from './workspace.ts';

/**
 * `npm test`: style, types, unit tests, then the whole ecosystem on a database, build folder and ports of its own, with
 * HTTP and browser tests against it. Passes while `npm start` is running. `npm test -- e2e` runs only the latter;
 * what follows goes to Playwright.
 */
const require = createRequire(path.join(root, 'e2e/package.json'));
const messageWriterBuild = '.next-test';
const [only, ...playwrightParameters] = process.argv.slice(2);

if (only !== 'e2e') {
  run('format', bin('prettier', 'bin/prettier.cjs'), ['--check', '--log-level=warn', '.']);
  run('lint', bin('eslint', 'bin/eslint.js'), ['.', '--max-warnings', '0']);
  run('types and unit tests', bin('turbo', 'bin/turbo'), [
    'run',
    'typecheck',
    'unit',
    '--output-logs=new-only',
  ]);
}
run('build', bin('turbo', 'bin/turbo'), ['run', 'build', '--output-logs=errors-only']);
process.exitCode = await runEndToEndTests();

async function runEndToEndTests(): Promise<number> {
  const browser = findBrowser(chromium.executablePath());
  if (browser === undefined) {
    process.stderr.write('No Chromium was found. Run: npx playwright install chromium\n');
    return 2;
  }
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'oauth-ecosystem-test-'));
  const localhost = async () => `http://localhost:${await freePort()}`;
  const settings = {
    ...env,
    authorizationServerUrl: await localhost(),
    contactSaverUrl: await localhost(),
    messageWriterUrl: await localhost(),
    databasePort: await freePort(),
    databaseUrls: {
      authorization_server: undefined,
      contact_saver: undefined,
      message_writer: undefined,
      flow: undefined,
      flow_writer: undefined,
    },
    superuserUrl: undefined,
    dataDirectory,
    lab: true,
  };
  const ecosystem = await startEcosystem(settings, { durable: false, messageWriterBuild });
  const apps = new Map(ecosystem.apps.map((app) => [app.name as string, app]));
  const { urls } = ecosystem.databases;
  const definitions = defineApps(settings, ecosystem.secrets, urls, messageWriterBuild);
  const control = await startControlServer({
    settings,
    definitions,
    apps,
    urls,
    logDirectory: path.join(dataDirectory, 'logs'),
  });
  const variables = {
    E2E_BROWSER: browser,
    E2E_CONTROL_URL: control.url,
    E2E_DATA_DIR: dataDirectory,
    AUTHORIZATION_SERVER_URL: settings.authorizationServerUrl,
    CONTACT_SAVER_URL: settings.contactSaverUrl,
    MESSAGE_WRITER_URL: settings.messageWriterUrl,
    MESSAGE_WRITER_DATABASE_URL: urls.message_writer,
    CONTACT_SAVER_DATABASE_URL: urls.contact_saver,
    AUTHORIZATION_SERVER_DATABASE_URL: urls.authorization_server,
  };
  try {
    const playwright = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
    return await runAsync([playwright, 'test', ...playwrightParameters], path.join(root, 'e2e'), variables);
  } finally {
    control.close();
    await Promise.all([...apps.values()].map((app) => app.stop()));
    ecosystem.databases.server?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

function run(title: string, program: string, parameters: string[]): void {
  process.stdout.write(`\n── ${title}\n`);
  const { status } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...env.inherited,
      MESSAGE_WRITER_BUILD: messageWriterBuild,
      TURBO_TELEMETRY_DISABLED: '1',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) process.exit(1);
}

/** Without blocking this process, which is the control server of the tests meanwhile. */
async function runAsync(
  parameters: string[],
  cwd: string,
  variables: Record<string, string>,
): Promise<number> {
  const child = spawn(process.execPath, parameters, {
    cwd,
    stdio: 'inherit',
    env: { ...env.inherited, ...variables },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0 ? 0 : 1)));
}

function bin(name: string, file: string): string {
  return path.join(root, 'node_modules', name, file);
}

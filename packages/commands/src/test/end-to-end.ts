import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { defineApps } from '../apps/definitions.ts';
import { startApps } from '../apps/ecosystem.ts';
import { attendLab } from '../databases/attend-lab.ts';
import { runTool } from './run-tool.ts';
import { root } from '../workspace.ts';
import { startControlServer } from './control-server.ts';
import { type SeenExchange, tapWire } from './traffic.ts';
import { findBrowser } from './find-browser.ts';
import type { Surroundings } from '../surroundings.ts';

const require = createRequire(path.join(root, 'e2e/package.json'));

/**
 * Starts the three apps in these surroundings and runs Playwright against them.
 *
 * @param parameters what follows `playwright test`
 * @param more variables for the tests besides where everything is
 */
export async function runEndToEndTests(
  { redis, settings, secrets, server, tls, urls }: Surroundings,
  messageWriterBuild: string,
  parameters: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  const browser = findBrowser(chromium.executablePath());
  if (browser === undefined) {
    process.stderr.write('No Chromium was found. Run: npx playwright install chromium\n');
    return 2;
  }
  const seen: SeenExchange[] = [];
  // What is encrypted cannot be listened to.
  const taps = tls
    ? []
    : await Promise.all([
        tapWire(settings.authorizationServerUrl, seen),
        tapWire(settings.contactSaverUrl, seen),
      ]);
  const [authorizationServer, contactSaver] = taps.map(({ connectTo }) => connectTo);
  const tapped = tls
    ? settings
    : { ...settings, connectTo: { ...settings.connectTo, authorizationServer, contactSaver } };
  // What is no party is not recorded, and not listened to.
  const untapped = defineApps(settings, secrets, urls, messageWriterBuild);
  const definitions = defineApps(tapped, secrets, urls, messageWriterBuild).map((app) =>
    app.name === 'message-writer-browser' ? (untapped.find(({ name }) => name === app.name) ?? app) : app,
  );
  const logDirectory = path.join(settings.dataDirectory, 'logs');
  const apps = await startApps(definitions, { logDirectory, inherited: settings.inherited });
  const running = new Map(apps.map((app) => [app.name as string, app]));
  const attendant = attendLab(settings, urls);
  const control = await startControlServer({
    settings,
    definitions,
    apps: running,
    urls,
    logDirectory,
    seen,
    database: server,
    redis,
  });
  const variables = {
    E2E_BROWSER: browser,
    E2E_CONTROL_URL: control.url,
    E2E_DATA_DIR: settings.dataDirectory,
    ...(tls && { E2E_PUBLIC_KEY_HASH: tls.publicKeyHash, NODE_EXTRA_CA_CERTS: tls.authorityFile }),
    AUTHORIZATION_SERVER_URL: settings.authorizationServerUrl,
    CONTACT_SAVER_URL: settings.contactSaverUrl,
    MESSAGE_WRITER_URL: settings.messageWriterUrl,
    MESSAGE_WRITER_BROWSER_URL: settings.messageWriterBrowserUrl,
    XSS_EXHIBIT_URL: settings.xssExhibitUrl,
    MESSAGE_WRITER_DATABASE_URL: urls.message_writer,
    CONTACT_SAVER_DATABASE_URL: urls.contact_saver,
    AUTHORIZATION_SERVER_DATABASE_URL: urls.authorization_server,
    FLOW_DATABASE_URL: urls.flow,
    ...more,
  };
  const playwright = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const folder = path.join(root, 'e2e');
  try {
    const code = await runTool(playwright, ['test', ...parameters], { cwd: folder, variables });
    // What the apps said, beside what the browser saw; neither holds a credential.
    if (code !== 0) cpSync(logDirectory, path.join(folder, 'test-results', 'logs'), { recursive: true });
    return code;
  } finally {
    control.close();
    attendant?.close();
    for (const tap of taps) tap.close();
    await Promise.all([...running.values()].map((app) => app.stop()));
  }
}

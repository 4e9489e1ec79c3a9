import { defineConfig, devices } from '@playwright/test';

/** Set where everything is reached over https: the one certificate to believe, by its public key. */
const publicKeyHash = process.env['E2E_PUBLIC_KEY_HASH'];

const chromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(process.env['E2E_BROWSER'] && { executablePath: process.env['E2E_BROWSER'] }),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(publicKeyHash === undefined ? [] : [`--ignore-certificate-errors-spki-list=${publicKeyHash}`]),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  },
};

/** Each run clears its own folder. */
const results = publicKeyHash === undefined ? 'test-results' : 'test-results/https';

/** Over https, the whole main flow, and what only https can show. */
const secureProjects = [
  { name: 'https', testMatch: ['https/**/*.spec.ts', 'authorization-code-grant.spec.ts'], use: chromium },
];

/** What the projects with a browser leave to others. */
const ofOtherProjects = ['http/**', 'https/**', '**/*.disruptive.spec.ts', 'chaos/**'];

/** The last two stop and kill apps: they wait until nobody else needs them. */
const plainProjects = [
  { name: 'http', testDir: './http' },
  { name: 'chromium', testIgnore: ofOtherProjects, use: chromium },
  {
    name: 'disruptive',
    testMatch: '**/*.disruptive.spec.ts',
    dependencies: ['http', 'chromium'],
    use: chromium,
    workers: 1,
  },
  { name: 'faults', testMatch: 'chaos/faults.spec.ts', dependencies: ['disruptive'], workers: 1 },
  ...(process.env['CHAOS_SEED'] ? [{ name: 'chaos', testMatch: '**/*.chaos.spec.ts', workers: 1 }] : []),
  ...(process.env['E2E_ALL_BROWSERS']
    ? [
        {
          name: 'firefox',
          testIgnore: ofOtherProjects,
          use: devices['Desktop Firefox'],
        },
        {
          name: 'webkit',
          testIgnore: ofOtherProjects,
          use: devices['Desktop Safari'],
        },
      ]
    : []),
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['junit', { outputFile: `${results}/junit.xml` }]],
  outputDir: results,
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    baseURL: process.env['MESSAGE_WRITER_URL'] ?? 'http://localhost:3000',
  },
  projects: publicKeyHash === undefined ? plainProjects : secureProjects,
});

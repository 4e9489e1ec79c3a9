import { defineConfig, devices } from '@playwright/test';

const chromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(process.env['E2E_BROWSER'] && { executablePath: process.env['E2E_BROWSER'] }),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  },
};

/** What the projects with a browser leave to others. */
const withoutPages = ['http/**', '**/*.disruptive.spec.ts', '**/*.chaos.spec.ts'];

/** The last project stops and kills apps: it waits until nobody else needs them. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['junit', { outputFile: 'test-results/junit.xml' }]],
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    baseURL: process.env['MESSAGE_WRITER_URL'] ?? 'http://localhost:3000',
  },
  projects: [
    { name: 'http', testDir: './http' },
    { name: 'chromium', testIgnore: withoutPages, use: chromium },
    {
      name: 'disruptive',
      testMatch: '**/*.disruptive.spec.ts',
      dependencies: ['http', 'chromium'],
      use: chromium,
      workers: 1,
    },
    ...(process.env['CHAOS_SEED'] ? [{ name: 'chaos', testMatch: '**/*.chaos.spec.ts', workers: 1 }] : []),
    ...(process.env['E2E_ALL_BROWSERS']
      ? [
          {
            name: 'firefox',
            testIgnore: withoutPages,
            use: devices['Desktop Firefox'],
          },
          {
            name: 'webkit',
            testIgnore: withoutPages,
            use: devices['Desktop Safari'],
          },
        ]
      : []),
  ],
});

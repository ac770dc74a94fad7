import { defineConfig } from '@playwright/test';

/** What tools/e2e.mjs prepares: a browser, a Node, a free port and an empty database. */
function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start the journeys with npm run e2e.`);
  return value;
}

const baseURL = given('PUBLIC_URL');
/**
 * Tours along every screen and dialog take as long as all journeys together, and some journeys go along roads whose parts
 * others go too: `npm run e2e` makes them, `npm test` does not (docs/adr/0008).
 */
const TOURS = process.env['E2E_PICTURES']
  ? []
  : [
      'every-*.spec.ts',
      'a-case-is-taken-along-as-a-file.spec.ts',
      'a-contact-becomes-a-task-and-a-request.spec.ts',
      'a-list-is-downloaded-filled-in-and-uploaded.spec.ts',
      'a-plan-of-four-partners.spec.ts',
      'a-view-of-the-worklist-is-shared.spec.ts',
      'an-old-list-is-taken-over.spec.ts',
      'restaurants-come-to-analysis.spec.ts',
      'what-sources-say-of-a-subject-stands-side-by-side.spec.ts',
      'work-is-spread-and-looked-after.spec.ts',
    ];

export default defineConfig({
  testDir: '.',
  outputDir: '../dist/e2e',
  globalTeardown: './support/write-contact-sheet.ts',
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '../dist/results/e2e-e2e.json' }]],
  use: {
    baseURL,
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: given('CHROMIUM_PATH'),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: ['afterwards/**', ...TOURS], use: { browserName: 'chromium' } },
    // What can only be asked when every journey has been made.
    { name: 'afterwards', testMatch: 'afterwards/**', dependencies: ['chromium'] },
  ],
  webServer: {
    command: `"${given('E2E_NODE')}" --enable-source-maps dist/apps/api/main.js`,
    cwd: '..',
    url: `${baseURL}/health/ready`,
    timeout: 120_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});

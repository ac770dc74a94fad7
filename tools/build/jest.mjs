import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packageNames } from './packages.mjs';
import { jestNames, ROOT } from './paths.mjs';
import { swcOptions } from './swc.mjs';

const require = createRequire(import.meta.url);
// Jest writes its counts there, and does not make the folder.
mkdirSync(`${ROOT}/dist/results`, { recursive: true });

const PACKAGES = await packageNames();
const INTEGRATION = '\\.int\\.spec\\.ts$';

/** Jest for a project that runs on Node; `rootDir` is its folder inside the repository. */
const onNode = (rootDir) => ({
  rootDir: `${ROOT}/${rootDir}`,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': [require.resolve('@swc/jest'), swcOptions('commonjs')] },
  moduleNameMapper: { ...jestNames(), ...PACKAGES },
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  maxWorkers: 2,
  passWithNoTests: false,
  errorOnDeprecated: true,
});

/** The tests that need no database. */
export const unitTests = (rootDir) => ({
  ...onNode(rootDir),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', INTEGRATION],
});

/**
 * Specs of which no answer is decided by a statement that differs between the databases: forms, headers, limits, tokens, files,
 * the routing of a request, mail and the offline checker. They run on SQLite alone (docs/adr/0008).
 */
const ONCE = [
  'shared/(bad-fields|bad-input|headers-of-every-answer|too-many-requests|open-api)',
  'identity/(changes-come-from-our-own-page|token-attacks|login-at-an-outside-provider)',
  'documents/attachments-as-they-come',
  'exports/cases-are-taken-along',
  'audit/tampering-is-named',
  'cases/routing-of-every-municipality',
  'demo/demo-data',
  'mail/every-mail-says-a-number-only',
  // The second lock of PostgreSQL can only take away from what is answered.
  'cases/unknown-and-out-of-reach-alike',
  'testing/canaries/no-canary-leaks',
  'testing/access-matrix/every-route-every-actor',
  'testing/walks/random-walks',
].map((name) => `/src/${name}\\.int\\.spec\\.ts$`);

/** The tests on a real database: SQLite, or PostgreSQL when TEST_DATABASE is `postgres`. */
export const integrationTests = (rootDir) => ({
  ...onNode(rootDir),
  testMatch: ['<rootDir>/src/**/*.int.spec.ts'],
  testTimeout: 60_000,
  ...(process.env.TEST_DATABASE === 'postgres' && { testPathIgnorePatterns: ['/node_modules/', ...ONCE] }),
  globalSetup: `${ROOT}/tools/build/integration-start.mjs`,
  globalTeardown: `${ROOT}/tools/build/integration-stop.mjs`,
  testSequencer: `${ROOT}/tools/build/long-first.mjs`,
});

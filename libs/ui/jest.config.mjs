import { mkdirSync } from 'node:fs';
import presets from 'jest-preset-angular/presets/index.js';

// Jest writes its counts there, and does not make the folder.
mkdirSync(new URL('../../dist/results', import.meta.url), { recursive: true });

export default {
  ...presets.createCjsPreset(),
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: {
    '^@casusregie/(domain|contract|ui)$': '<rootDir>/../../libs/$1/src/index.ts',
  },
};

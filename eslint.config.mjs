import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { SYNTAX, TEMPLATE_SYNTAX } from './tools/lint/syntax.mjs';
import { BANS, BOUNDARIES } from './tools/lint/walls.mjs';

const SPECS = ['**/*.spec.ts'];
const SCREENS = ['apps/web/src', 'libs/ui/src'];
const under = (folders, end) => folders.map((folder) => `${folder}/**/*${end}`);

/** The rules of ESLint's own recommended set that the compiler does not check already. */
const SLIPS = [
  ...[
    'no-async-promise-executor',
    'no-case-declarations',
    'no-cond-assign',
    'no-constant-condition',
    'no-control-regex',
  ],
  ...['no-debugger', 'no-duplicate-case', 'no-empty', 'no-empty-character-class', 'no-empty-pattern', 'no-fallthrough'],
  ...[
    'no-loss-of-precision',
    'no-misleading-character-class',
    'no-prototype-builtins',
    'no-regex-spaces',
    'no-self-assign',
  ],
  ...[
    'no-sparse-arrays',
    'no-unsafe-finally',
    'no-unsafe-optional-chaining',
    'no-useless-backreference',
    'no-useless-catch',
  ],
  ...['no-useless-escape', 'require-yield', 'use-isnan', 'valid-typeof'],
];

const banned = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
const refused = (selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export default defineConfig(
  {
    ignores: ['**/node_modules', 'dist', 'tmp', 'coverage', 'data', '.nx', '**/.angular', 'tools/wall-fixtures'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // What holds for every line.
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      ...Object.fromEntries(SLIPS.map((rule) => [rule, 'error'])),
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-implicit-coercion': ['error', { allow: ['!!'] }],
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      ...refused(SYNTAX.everywhere),
    },
  },
  { files: ['**/*.mjs'], rules: { 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' } },

  // TypeScript, and the walls between the projects.
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', BOUNDARIES],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },

  // Rooms.
  { files: ['libs/domain/src/**/*.ts'], rules: refused(SYNTAX.pureLibs) },
  { files: ['libs/domain/src/**/*.ts'], ignores: SPECS, rules: banned(BANS.domain) },
  { files: ['libs/contract/src/**/*.ts'], rules: refused(SYNTAX.pureLibs) },
  { files: ['libs/contract/src/**/*.ts'], ignores: SPECS, rules: banned(BANS.contract) },
  { files: ['libs/ui/src/**/*.ts'], ignores: SPECS, rules: banned(BANS.ui) },
  { files: ['apps/web/src/**/*.ts'], ignores: SPECS, rules: banned(BANS.web) },
  { files: ['apps/api/src/**/*.ts'], rules: banned(BANS.api) },
  { files: ['apps/api/src/shared/**/*.ts'], rules: banned(BANS.apiShared) },
  { files: ['apps/api/src/database/**/*.ts'], rules: banned(BANS.apiDatabase) },
  // Test machinery that the product does not ship.
  { files: ['**/test-setup.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['**/*.mjs', 'apps/api/src/main.ts', 'apps/api/src/database/**/*.ts'],
    rules: { 'no-console': 'off' },
  },

  // A promise that nobody waits for is a lost write, or a browser test that proves nothing.
  {
    files: ['apps/api/src/**/*.ts', 'e2e/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },

  // Screens.
  {
    files: under(SCREENS, '.ts'),
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: refused(SYNTAX.screens),
  },
  {
    files: under(SCREENS, '.html'),
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-duplicate-attributes': ['error', { ignore: ['class', 'style'] }],
      '@angular-eslint/template/no-positive-tabindex': 'error',
      ...refused(TEMPLATE_SYNTAX),
    },
  },

  prettier,
);

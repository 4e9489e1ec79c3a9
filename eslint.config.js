import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { environmentRule, importRules, namingRules } from './tooling/lint-rules.js';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/dist-bench/',
      '**/generated/',
      '**/.next*/',
      '**/next-env.d.ts',
      '**/public/',
      '**/.data*/',
      '**/test-results/',
      '**/playwright-report/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: globals.node },
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  environmentRule,
  namingRules,
  ...importRules,
  {
    // Plain scripts of one page share one scope.
    files: ['packages/flow-inspector/src/browser/**'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
    rules: { '@typescript-eslint/no-unused-vars': ['error', { vars: 'local' }] },
  },
  {
    // Nest's modules and Passport's mixins are classes by design.
    files: ['apps/contact-saver/**/*.ts'],
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
);

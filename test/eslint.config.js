import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { dirname } from 'node:path';
import ts from 'typescript-eslint';

/** The repository's root: globs in a config below the root are relative to the config. */
const root = dirname(import.meta.dirname);

export default ts.config(
  // The plain page of the benchmark is served as it is, so it has no types.
  {
    ignores: [
      '**/dist/',
      '**/.wrangler/',
      '**/coverage/**/*.js',
      '**/bench/plain/',
      '**/eslint.config.js',
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: root,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // TypeScript knows every name; this rule knows only those it is told.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Plain JavaScript, to be copied as it is.
    files: ['**/web/examples/**/*.js', '**/peers/adapters/*.js'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    // A request's address, headers and body hold codes and tokens: only log.ts may print (P-52).
    files: ['**/proxy/**', '**/web/auth/**', '**/web/instagram/**', '**/web/screens/**'],
    ignores: ['**/proxy/node.ts', '**/proxy/http/log.ts', '**/proxy/commands/**'],
    rules: { 'no-console': 'error' },
  },
);

import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The import rule of ARCHITECTURE.md: shared <- core <- {main, cli}, shared <- {preload, renderer};
 * nobody imports main, preload, renderer or cli.
 */
const layers = {
  shared: [],
  core: ['shared'],
  main: ['shared', 'core'],
  cli: ['shared', 'core'],
  preload: ['shared'],
  renderer: ['shared'],
};
const zones = Object.entries(layers).flatMap(([layer, allowed]) =>
  Object.keys(layers)
    .filter((other) => other !== layer && !allowed.includes(other))
    .map((other) => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      message: `src/${layer} must not import src/${other} (see ARCHITECTURE.md)`,
    })),
);

/** A library that has one owner: every other file asks the owner. */
const owned = (name, owner) => ({
  name,
  message: `only ${owner} imports ${name} (see ARCHITECTURE.md)`,
});
const electron = owned('electron', 'src/main and src/preload');
const llama = owned('node-llama-cpp', 'src/core/engine/llama');
const sqlite = owned('better-sqlite3', 'src/core/history/database.ts');
const http = owned('node:http', 'src/core/net');
const https = owned('node:https', 'src/core/net');
const restrict = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

export default tseslint.config(
  { ignores: ['out', 'dist', '.setup', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json', './tsconfig.e2e.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['tsconfig.node.json', 'tsconfig.web.json'],
          noWarnOnMultipleProjects: true,
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      ...restrict(electron, llama, sqlite, http, https),
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
    },
  },
  // Tests have servers of their own.
  { files: ['src/**/testing/**', 'src/**/*.test.ts'], rules: restrict(electron, llama, sqlite) },
  { files: ['src/{main,preload}/**'], rules: restrict(llama, sqlite, http, https) },
  { files: ['src/core/engine/llama/**'], rules: restrict(electron, sqlite, http, https) },
  { files: ['src/core/history/database.ts'], rules: restrict(electron, llama, http, https) },
  { files: ['src/core/net/**'], rules: restrict(electron, llama, sqlite) },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // Playwright reads from the parameter which fixtures a fixture needs: `{}` says none.
    files: ['e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);

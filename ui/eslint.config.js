import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const host = {
  group: ['@tauri-apps/*'],
  message: 'Only lib/backend/tauri.ts talks to the host. Use the Backend interface.',
};
const otherScreens = {
  group: ['**/screens/*', '**/screens/**'],
  message: 'Screens do not import one another. Move what two screens need to components/ or lib/.',
};
// A screen reaches its neighbor as "../compare/…"; everything shared lies at least two steps up.
const neighbor = { regex: '^\\.\\./(?!\\.\\./)[a-z]', message: otherScreens.message };

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/lib/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      'no-restricted-imports': ['error', { patterns: [host] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  {
    files: ['src/screens/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [host, otherScreens, neighbor] }] },
  },
  { files: ['src/lib/backend/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
);

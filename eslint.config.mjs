import nx from '@nx/eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const tags = (tag, ...allowed) => ({ sourceTag: tag, onlyDependOnLibsWithTags: allowed });

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.askonce/**',
      'coverage/**',
      'libs/client/src/generated/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { '@nx': nx, regexp },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            tags('type:app', 'type:lib'),
            tags('type:lib', 'type:lib'),
            tags('scope:shared', 'scope:shared'),
            // Anybody may use these without the rest: they import nothing of it, and no package.
            { ...tags('scope:standalone'), allowedExternalImports: [] },
            tags('scope:registry', 'scope:shared'),
            tags('scope:adapters', 'scope:shared'),
            tags('scope:audit', 'scope:shared'),
            tags('scope:identity', 'scope:shared'),
            tags('scope:portal', 'scope:shared'),
            tags('scope:tooling', 'scope:shared', 'scope:tooling'),
            tags('scope:testing', 'scope:shared', 'scope:tooling', 'scope:testing'),
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'kafkajs', message: 'Only libs/messaging talks to Kafka.' },
            { name: 'pg', message: 'Only libs/database talks to PostgreSQL.' },
          ],
          patterns: [{ group: ['@askonce/*/*'], message: 'Import a library by its name, not by a file inside it.' }],
        },
      ],
      // What comes from outside is matched against patterns: none may take more than linear time for it.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in config.ts only.' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Crashes on generic overloads (typescript-eslint 8.73).
      '@typescript-eslint/unified-signatures': 'off',
      // Nest declares its option bags as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
    },
  },
  { files: ['libs/messaging/**/*.ts', 'libs/infrastructure/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['libs/database/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: [
      '**/config.ts',
      '**/*.config.ts',
      'libs/config/**/*.ts',
      'apps/cli/**/*.ts',
      'libs/infrastructure/**/*.ts',
      'test/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.int-spec.ts',
      '**/*.fixture.ts',
      '**/fixtures/**/*.ts',
      'test/**/*.ts',
      'libs/testing/**/*.ts',
    ],
    rules: {
      // Tests may use libs/testing, which itself stands on product libraries.
      '@nx/enforce-module-boundaries': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);

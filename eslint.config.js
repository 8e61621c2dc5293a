import tseslint from 'typescript-eslint';

/** Which modules of src/lib each module may import (DESIGN section 2): arrows point one way. */
const MAY_IMPORT = {
  domain: [],
  ui: ['domain'],
  registry: ['domain'],
  factory: ['domain'],
  signing: ['domain'],
  privacy: ['domain'],
  chain: ['domain', 'signing'],
  sandbox: ['domain', 'chain'],
  processes: ['domain', 'registry', 'factory', 'signing', 'privacy', 'chain', 'sandbox', 'config'],
  config: ['domain'],
  cli: ['domain', 'ui', 'config', 'registry', 'signing', 'processes', 'chain', 'sandbox', 'factory', 'privacy'],
};

const MODULES = Object.keys(MAY_IMPORT);

/** One config block a module: importing any other module of ours than the listed is an error. */
const boundaries = Object.entries(MAY_IMPORT).map(([module, allowed]) => ({
  files: [`src/lib/${module}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [
              '**/commands/**',
              ...MODULES.filter((m) => m !== module && !allowed.includes(m)).map((m) => `**/${m}/**`),
            ],
            message: `src/lib/${module} may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
          },
        ],
      },
    ],
  },
}));

const CYRILLIC = '/[\\u0400-\\u04FF]/';

export default tseslint.config(
  {ignores: ['dist', 'coverage', 'node_modules', 'demo-out']},
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: `Literal[value=${CYRILLIC}]`,
          message: 'Texts for people live in src/lib/ui/messages and templates.',
        },
        {
          selector: `TemplateElement[value.raw=${CYRILLIC}]`,
          message: 'Texts for people live in src/lib/ui/messages and templates.',
        },
      ],
    },
  },
  ...boundaries,
  {
    // Russian is the subject here: catalogues, identifiers' spelling, the contracts' own refusals, tests.
    files: [
      'src/lib/ui/messages/**',
      'src/lib/sandbox/**',
      'src/lib/privacy/**',
      'src/lib/domain/text.ts',
      'src/lib/domain/russian.ts',
      'test/**',
    ],
    rules: {'no-restricted-syntax': 'off'},
  },
  {
    files: ['test/**/*.ts'],
    rules: {'@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-non-null-assertion': 'off'},
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.recommended],
  },
);

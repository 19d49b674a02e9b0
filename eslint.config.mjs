// Borders between the areas of src/, and the rules of the house that a machine can check.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const mayImport = {
  wording: [],
  language: ['wording'],
  flowlog: ['wording'],
  query: ['wording', 'language', 'flowlog'],
  contract: ['wording', 'flowlog', 'query'],
  cls: ['wording'],
  'plugin-sdk': [],
  backend: ['wording', 'query', 'contract', 'flowlog', 'cls', 'plugin-sdk'],
  frontend: ['wording', 'query', 'contract', 'flowlog', 'language'],
  'local-cls': ['wording', 'language', 'flowlog', 'cls'],
  preview: ['plugin-sdk', 'contract'],
};
const areas = Object.keys(mayImport);

const bordersOf = (area) => {
  const forbidden = areas.filter((other) => other !== area && !mayImport[area].includes(other));
  return {
    files: [`src/${area}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^#(${forbidden.join('|')})(/|$)`, message: `src/${area} must not know this area.` },
            { regex: '^#[a-z-]+/', message: 'Import an area by its face: #area.' },
            {
              regex: `^(\\.\\./)+(${areas.filter((other) => other !== area).join('|')})(/|$)`,
              message: 'Across areas use #area.',
            },
          ],
        },
      ],
    },
  };
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'build/', '.flowlens/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['scripts/**', 'src/**/main.ts', 'src/**/cli.ts', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    // Every other language stands in JSON catalogues.
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Literal[value=/[^\\u0000-\\u007F]/]',
          message: 'ASCII only: other languages stand in catalogues.',
        },
        { selector: 'TemplateElement[value.raw=/[^\\u0000-\\u007F]/]', message: 'ASCII only.' },
        { selector: 'JSXText[value=/[^\\u0000-\\u007F]/]', message: 'ASCII only.' },
      ],
    },
  },
  {
    files: ['src/frontend/**/*.{ts,tsx}', 'src/preview/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  ...areas.map(bordersOf),
);

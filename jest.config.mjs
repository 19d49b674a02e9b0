// One runner for everything. `unit` stands beside the code; the other projects use what `npm run build` made.
const shared = {
  transform: {
    '^.+\\.(t|j)sx?$|^.+\\.mjs$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
  },
  extensionsToTreatAsEsm: [],
};

const project = (displayName, testMatch, rest = {}) => ({
  ...shared,
  displayName,
  rootDir: '.',
  testEnvironment: 'node',
  testMatch,
  ...rest,
});

export default {
  // A busy machine must not turn a suite red: nothing here asserts a time.
  testTimeout: 60_000,
  // Two cores make one worker otherwise, and much of the time goes to programs that are waited for.
  maxWorkers: 2,
  projects: [
    // Monaco's tokenizer needs no page.
    project('unit', ['<rootDir>/src/**/*.test.ts'], { transformIgnorePatterns: ['/node_modules/(?!monaco-editor/)'] }),
    project('component', ['<rootDir>/src/frontend/**/*.test.tsx'], {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/tests/jsdom-setup.ts'],
      moduleNameMapper: {
        '\\.(css|svg)$': '<rootDir>/tests/empty-module.cjs',
        // Monaco lays out text, which jsdom cannot; the browser tests have it.
        '^monaco-editor$': '<rootDir>/tests/monaco-text-area.ts',
        '^@monaco-editor/react$': '<rootDir>/tests/monaco-text-area.ts',
      },
      transformIgnorePatterns: [
        '/node_modules/(?!(@grafana/schema|@wojtekmaj/date-utils|@react-hookz/web|@ver0/deep-equal|d3[^/]*|delaunator|internmap|robust-predicates|get-user-locale|marked|memoize|mimic-function|ol|react-calendar|react-colorful|rxjs|uuid|@grafana)/)',
      ],
    }),
    project('contract', ['<rootDir>/tests/contract/**/*.test.ts']),
    project('process', ['<rootDir>/tests/process/*.test.ts']),
    // What the plugin answers, twice: the local CLS takes either side on every point that CLS's documents leave open.
    ...['mildest', 'harshest'].map((SWITCH_SET) =>
      project(SWITCH_SET, ['<rootDir>/tests/process/answers/**/*.test.ts'], { globals: { SWITCH_SET } }),
    ),
    project('whole', ['<rootDir>/tests/{golden,browser,files}/**/*.test.ts']),
  ],
};

// Four outputs of one source tree: the browser module and the backend that Grafana loads (dist/), and the programs
// and the page of the demo (build/). `webpack --config-name NAME` makes one of them.
import path from 'node:path';
import { readFileSync } from 'node:fs';
import webpack from 'webpack';

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const manifest = JSON.parse(readFileSync(path.join(root, 'plugin.json'), 'utf8'));

const common = {
  context: root,
  mode: 'production',
  stats: 'errors-warnings',
  performance: false,
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'swc-loader',
        options: {
          jsc: {
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
            target: 'es2022',
          },
        },
      },
      { test: /\.svg$/, type: 'asset/resource' },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
    ],
  },
};

/** What Grafana's page provides; kept in step with the externals list of its own plugin template by a test. */
export const EXTERNALS = [
  'lodash',
  'jquery',
  'moment',
  'slate',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'prismjs',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'rxjs/operators',
  'i18next',
  'react-router',
  'd3',
  'angular',
  /^@grafana\/(ui|runtime|data)/i,
];

const frontend = {
  ...common,
  name: 'frontend',
  entry: { module: './src/frontend/module.ts' },
  devtool: 'source-map',
  externals: [{ 'amd-module': 'module' }, ...EXTERNALS],
  output: {
    path: path.join(root, 'dist'),
    filename: '[name].js',
    chunkFilename: '[name].js?_cache=[contenthash]',
    library: { type: 'amd' },
    publicPath: `public/plugins/${manifest.id}/`,
    uniqueName: manifest.id,
    crossOriginLoading: 'anonymous',
  },
};

const node = {
  ...common,
  target: 'node20',
  devtool: 'source-map',
  optimization: { minimize: false },
};

const backend = {
  ...node,
  name: 'backend',
  entry: { backend: './src/backend/main.ts' },
  optimization: { minimize: true },
  output: { path: path.join(root, 'dist'), filename: '[name].cjs' },
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
};

const programs = {
  ...node,
  name: 'programs',
  entry: {
    'local-cls': './src/local-cls/main.ts',
    import: './src/local-cls/import/cli.ts',
    preview: './src/preview/main.ts',
    bench: './bench/main.ts',
  },
  // Packages stay in node_modules; only the project's own code is compiled.
  externals: [
    ({ request }, callback) => (/^(\.|#|\/)/.test(request) ? callback() : callback(null, `commonjs ${request}`)),
  ],
  output: { path: path.join(root, 'build'), filename: '[name].cjs', library: { type: 'commonjs2' } },
};

/** The demo's page, with everything Grafana's own page would bring along. */
const page = {
  ...common,
  name: 'page',
  entry: { main: './src/preview/page/main.tsx' },
  devtool: false,
  resolve: {
    ...common.resolve,
    alias: {
      // All of the editor, of its languages only SQL: the full package brings 80 languages and their workers.
      'monaco-editor$': path.join(root, 'src/preview/page/monaco.ts'),
      '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen': path.join(
        root,
        'src/preview/page/table-panel-options.ts',
      ),
    },
  },
  module: {
    rules: [
      ...common.module.rules,
      { test: /\.ttf$/, type: 'asset/resource' },
      // Grafana's packages name files of `ol` without their ending.
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  // Served to one machine only: building fast is worth more than size.
  optimization: { minimize: false },
  output: {
    path: path.join(root, 'build/preview-page'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash].js',
    publicPath: '/build/',
    clean: true,
  },
};

export default [frontend, backend, programs, page];

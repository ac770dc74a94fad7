// The api as one file of ES modules. Packages stay outside: they are read from node_modules at start.
import { join } from 'node:path';
import webpack from 'webpack';
import { ROOT, webpackAliases } from '../../tools/build/paths.mjs';
import { swcOptions } from '../../tools/build/swc.mjs';

const OUT = join(ROOT, 'dist/apps/api');

/** Node reads the `.js` files beside this one as ES modules. */
class SaysModule {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('SaysModule', (compilation) => {
      compilation.hooks.processAssets.tap('SaysModule', () => {
        compilation.emitAsset('package.json', new webpack.sources.RawSource('{ "type": "module" }\n'));
      });
    });
  }
}

export default {
  mode: 'production',
  target: 'node24',
  context: ROOT,
  devtool: 'source-map',
  entry: {
    main: './apps/api/src/main.ts',
    'office-worker': './apps/api/src/exports/office-worker.ts',
    'list-worker': './apps/api/src/imports/list-worker.ts',
  },
  output: {
    path: OUT,
    filename: '[name].js',
    clean: true,
    module: true,
    chunkFormat: 'module',
    library: { type: 'module' },
    devtoolModuleFilenameTemplate: '../../../[resource-path]',
  },
  experiments: { outputModule: true },
  externalsType: 'module-import',
  externals: ({ request }, decide) =>
    /^(\.|\/|@casusregie\/)/.test(request) || request.includes('apps/api/src') ? decide() : decide(null, request),
  resolve: { extensions: ['.ts', '.js'], alias: webpackAliases() },
  module: {
    rules: [{ test: /\.ts$/, use: { loader: 'swc-loader', options: swcOptions('es6') } }],
    parser: { javascript: { importMeta: false } },
  },
  // Names stay readable in stack traces and in class-based injection.
  optimization: { minimize: false, moduleIds: 'named', nodeEnv: false },
  node: false,
  plugins: [new SaysModule()],
  performance: false,
  stats: 'errors-warnings',
  infrastructureLogging: { level: 'warn' },
};

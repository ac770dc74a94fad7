// What only the bench starts, built as the product is and kept apart from it: what is delivered holds none of it.
import { join } from 'node:path';
import { ROOT } from '../../tools/build/paths.mjs';
import product from './webpack.config.mjs';

const API = './apps/api/src';

export default {
  ...product,
  entry: { 'bench-data': `${API}/bench-data.ts`, 'bench-without-log': `${API}/bench-without-log.ts` },
  output: { ...product.output, path: join(ROOT, 'dist/bench/api') },
};

// as: libs/contract/src/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { join } from 'node:path';

export const path = join('a', 'b');

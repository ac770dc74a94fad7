// as: libs/domain/src/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { createHash } from 'node:crypto';

export const hash = createHash('sha256');

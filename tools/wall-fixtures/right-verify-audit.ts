// as: apps/verify-audit/src/right.ts
// refused by: nothing
import { createHash } from 'node:crypto';
import { rootOf } from './tree.ts';

export const root = createHash('sha256').update(rootOf([])).digest('hex');

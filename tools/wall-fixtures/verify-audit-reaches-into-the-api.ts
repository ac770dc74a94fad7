// as: apps/verify-audit/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { leafHash } from '../../api/src/audit/leaf';

export const hash = leafHash;

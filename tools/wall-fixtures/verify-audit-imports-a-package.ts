// as: apps/verify-audit/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { v7 } from 'uuid';

export const id = v7();

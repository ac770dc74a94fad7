// as: apps/verify-audit/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { LIMITS } from '@casusregie/contract';

export const limits = LIMITS;

// as: apps/web/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { MOVE_POLICY } from '@casusregie/domain';

export const policy = MOVE_POLICY;

// as: libs/domain/src/wrong.ts
// refused by: @nx/enforce-module-boundaries, @typescript-eslint/no-restricted-imports
import { LIMITS } from '@casusregie/contract/constants';

export const longest = LIMITS;

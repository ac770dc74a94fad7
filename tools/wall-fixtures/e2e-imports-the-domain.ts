// as: e2e/wrong.spec.ts
// refused by: @nx/enforce-module-boundaries
import { STATES } from '@casusregie/domain';

export const states = STATES;

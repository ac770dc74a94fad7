// as: libs/ui/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { STATES } from '@casusregie/domain';

export const states = STATES;

// as: libs/ui/src/wrong.ts
// refused by: @nx/enforce-module-boundaries
import type { CreateCase } from '@casusregie/contract';

export type Draft = CreateCase;

// as: apps/web/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { CreateCase } from '@casusregie/contract';

export const draft = new CreateCase();

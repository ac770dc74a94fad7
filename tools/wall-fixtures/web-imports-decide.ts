// as: apps/web/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { decide } from '@casusregie/domain';

export const may = decide;

// as: apps/web/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import * as domain from '@casusregie/domain';

export const may = domain.decide;

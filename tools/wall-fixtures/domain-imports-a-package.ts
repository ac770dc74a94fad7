// as: libs/domain/src/wrong.ts
// refused by: @nx/enforce-module-boundaries, @typescript-eslint/no-restricted-imports
import { v7 } from 'uuid';

export const id = v7();

// as: libs/domain/src/wrong.spec.ts
// refused by: @nx/enforce-module-boundaries
import { v7 } from 'uuid';

export const id = v7();

// as: apps/api/src/cases/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { Router } from 'find-my-way';

export const router = Router;

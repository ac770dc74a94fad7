// as: apps/api/src/cases/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { signal } from '@angular/core';

export const count = signal(0);

// as: apps/web/src/cases/wrong.ts
// refused by: @nx/enforce-module-boundaries
import type { DataSource } from 'typeorm';

export type Source = DataSource;

// as: apps/api/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { NotFoundException } from '@nestjs/common';

export const refusal = new NotFoundException();

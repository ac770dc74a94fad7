// as: apps/api/src/cases/wrong.ts
// refused by: @typescript-eslint/no-restricted-imports
import { InjectRepository } from '@nestjs/typeorm';

export const inject = InjectRepository;

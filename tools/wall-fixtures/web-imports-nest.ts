// as: apps/web/src/cases/wrong.ts
// refused by: @nx/enforce-module-boundaries
import { Injectable } from '@nestjs/common';

export const door = Injectable;

// as: libs/contract/src/right.ts
// refused by: nothing
import { ApiProperty } from '@nestjs/swagger';
import { STATES } from '@casusregie/domain';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';

export const used = [ApiProperty, STATES, Transform, IsIn];

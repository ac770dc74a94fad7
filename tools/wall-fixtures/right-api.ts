// as: apps/api/src/cases/right.ts
// refused by: nothing
import { randomBytes } from 'node:crypto';
import { CreateCase } from '@casusregie/contract';
import { decide } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';

export const used = [CreateCase, Injectable, decide, randomBytes];

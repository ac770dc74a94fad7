import { CASE_SCOPES, CASE_SORTS, FIGURES, LIMITS } from '@casusregie/contract';
import { KINDS, PRIORITIES } from '@casusregie/domain';
import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

const text = (name: string, more: object = {}) => ApiQuery({ name, required: false, type: String, ...more });

/** The query of the case list, for the OpenAPI document; validated by the contract's `CaseQuery`. */
export const QUERY_FIELDS = applyDecorators(
  text('scope', { enum: [...CASE_SCOPES] }),
  text('state'),
  text('phase', { enum: ['new', 'running', 'waiting', 'ended'] }),
  text('kind', { enum: [...KINDS] }),
  text('theme'),
  text('municipality'),
  text('organisation'),
  text('region'),
  text('handler'),
  text('priority', { enum: [...PRIORITIES] }),
  text('number'),
  text('figure', { enum: [...FIGURES] }),
  text('month'),
  text('sort', { enum: [...CASE_SORTS] }),
  text('direction', { enum: ['asc', 'desc'] }),
  ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: LIMITS.maxPage } }),
  text('after'),
);

import { PATTERNS } from '@casusregie/contract';
import { v7 } from 'uuid';
import { unknown } from './refusal';

/** A new id: UUIDv7, so that ids grow with time. */
export const newId = (): string => v7();

/**
 * An id from a path. Something that is no id cannot exist, and is told so in the same words.
 * @throws Refused `unknown`
 */
export function pathId(text: string): string {
  if (!PATTERNS.id.test(text)) throw unknown();
  return text;
}

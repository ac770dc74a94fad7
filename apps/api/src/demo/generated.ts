import type { INestApplicationContext } from '@nestjs/common';

/** Generates. */
export async function loadGenerated(
  _app: INestApplicationContext,
  _plan: { cases: number; seed: number; today: string },
): Promise<void> {}

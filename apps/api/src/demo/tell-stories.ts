import type { INestApplicationContext } from '@nestjs/common';

/** Tells the stories. */
export async function tellStories(_app: INestApplicationContext, _today: string): Promise<void> {}

import type { Arrange } from './arrange';

const REGIONS = ['on', 'nn', 'zwb', 'lb', 'nh', 'rd', 'mn', 'ob', 'dh', 'aa'];

/** A case of the demonstration in a state, and the region whose staff may see it. */
export async function caseIn(arrange: Arrange, state: string): Promise<{ id: string; region: string }> {
  for (const region of REGIONS) {
    const { items } = await arrange.get<{ items: { id: string }[] }>(
      `${region}-manager`,
      `/cases?scope=region&state=${state}&limit=1`,
    );
    if (items[0]) return { id: items[0].id, region };
  }
  throw new Error(`The demonstration holds no case in the state ${state}.`);
}

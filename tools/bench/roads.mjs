// Roads through the api that are walked step by step: following cursors, and many writers at one case.
import { getJson } from './cases.mjs';

/**
 * Follows `next` from the first page on.
 * @returns the path of the last page
 * @throws Error when a row is met twice, or the list ends too soon
 */
export async function followPages(port, first, { token, pages }) {
  const seen = new Set();
  let path = first;
  for (let page = 1; page < pages; page += 1) {
    const { items, next } = await getJson(port, path, token);
    if (!next) throw new Error(`the list ended at page ${page}`);
    for (const { id } of items) {
      if (seen.has(id)) throw new Error(`case ${id} stands on two pages`);
      seen.add(id);
    }
    path = `${first}&after=${encodeURIComponent(next)}`;
  }
  return path;
}

/** Many writers make the same move on one case with the same version, at once; answers how often each status came. */
export async function raceForOneCase(api, { token, caseId, racers }) {
  const url = `http://127.0.0.1:${api.port}/v1/cases/${caseId}`;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const read = await fetch(url, { headers });
  const { state } = await read.json();
  const body = JSON.stringify(state === 'submitted' ? { move: 'takeUp' } : { move: 'putBack', reason: 'bench' });
  const write = { method: 'POST', body, headers: { ...headers, 'if-match': read.headers.get('etag') } };
  write.headers['content-type'] = 'application/json';
  const statuses = {};
  await Promise.all(
    Array.from({ length: racers }, async () => {
      const answer = await fetch(`${url}/moves`, write);
      await answer.arrayBuffer();
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    }),
  );
  return statuses;
}

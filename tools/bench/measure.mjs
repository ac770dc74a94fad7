// Interleaved rounds: the contestants take turns on the same machine in the same seconds, and medians are compared.
import { cpuSeconds } from './processes.mjs';

export const median = (numbers) => {
  const order = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(order.length / 2);
  return order.length % 2 ? order[middle] : (order[middle - 1] + order[middle]) / 2;
};

/** Runs a job against a server: what the load saw, with the processor time the server spent on each request. */
async function once(load, { server, job }) {
  const before = cpuSeconds(server.pid);
  const result = await load.run({ port: server.port, ...job });
  const cpuMillis = ((cpuSeconds(server.pid) - before) * 1000) / result.count;
  return { ...result, cpuMillis, perSecond: result.count / result.seconds };
}

const onlyOk = ({ statuses }, name) => {
  const odd = Object.entries(statuses).filter(([status]) => status !== '200');
  if (odd.length > 0)
    throw new Error(`${name} answered ${odd.map(([status, n]) => `${n} times ${status}`).join(', ')}`);
};

/** Rounds before those that count: a server that runs for weeks has its code compiled and its pages at hand. */
const WARMING = 3;

/**
 * Runs two contestants in turn, each round in the other order, after some rounds that warm both up.
 * @returns for each its medians, and the median over the rounds of how the first relates to the second
 * @throws Error when any answer was not 200
 */
export async function compare(load, [first, second], rounds) {
  const all = { first: [], second: [] };
  for (let round = 1 - WARMING; round <= rounds; round += 1) {
    const order = round % 2 ? ['second', 'first'] : ['first', 'second'];
    const result = {};
    for (const which of order) {
      const contestant = which === 'first' ? first : second;
      result[which] = await once(load, { server: contestant.server, job: contestant.job() });
      onlyOk(result[which], contestant.name);
      contestant.after?.(result[which]);
    }
    if (round < 1) continue;
    for (const which of order) all[which].push(result[which]);
  }
  const of = (which, field) => median(all[which].map((result) => result[field]));
  const ratio = (field) => median(all.first.map((result, round) => result[field] / all.second[round][field]));
  const summary = (which) => ({
    cpuMillis: of(which, 'cpuMillis'),
    perSecond: of(which, 'perSecond'),
    p50: of(which, 'p50'),
    p99: of(which, 'p99'),
  });
  return {
    first: { name: first.name, ...summary('first') },
    second: { name: second.name, ...summary('second') },
    cpu: ratio('cpuMillis'),
    throughput: ratio('perSecond'),
  };
}

// What the bench says at the end, and whether the goals are met.
const two = (number) => number.toFixed(2);

/** Gathers results and holds each against its goal. */
export class Report {
  #missed = [];

  #say(what, { first, second }) {
    console.log(what);
    for (const one of [first, second]) {
      console.log(
        `  ${one.name.padEnd(16)} ${one.cpuMillis.toFixed(3).padStart(7)} ms CPU a request ${Math.round(one.perSecond).toLocaleString('en').padStart(8)} a second   p50 ${one.p50.toFixed(1)} ms   p99 ${one.p99.toFixed(1)} ms`,
      );
    }
  }

  #judge(what, met, text) {
    if (!met) this.#missed.push(what);
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${text}\n`);
  }

  /** The product beside the limit: at least this share of it, in processor time and in throughput. */
  beside(what, result, goal) {
    this.#say(what, result);
    const cpu = 1 / result.cpu;
    const met = cpu >= goal && result.throughput >= goal;
    this.#judge(what, met, `CPU ${two(cpu)}, throughput ${two(result.throughput)} of the limit; goal ≥ ${two(goal)}`);
  }

  /** The first keeps at least this share of the throughput of the second. */
  keeps(what, result, goal) {
    this.#say(what, result);
    const text = `throughput ${two(result.throughput)} of what it is without, CPU × ${two(result.cpu)}; goal ≥ ${two(goal)}`;
    this.#judge(what, result.throughput >= goal, text);
  }

  /** The first costs at most so many times the second. */
  atMost(what, result, goal) {
    this.#say(what, result);
    const time = 1 / result.throughput;
    const met = result.cpu <= goal && time <= goal;
    this.#judge(what, met, `CPU × ${two(result.cpu)}, time × ${two(time)}; goal ≤ ${two(goal)}`);
  }

  /** Statuses counted, against what they must be. */
  exactly(what, statuses, wanted) {
    const text = (counts) =>
      Object.entries(counts)
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ');
    console.log(what);
    this.#judge(what, text(statuses) === text(wanted), `${text(statuses)}; goal ${text(wanted)}`);
  }

  memory(what, megabytes, goal) {
    console.log(what);
    this.#judge(what, megabytes <= goal, `${Math.round(megabytes)} MB without mapped files; goal ≤ ${goal} MB`);
  }

  /** Says how it ended; the exit code. */
  close() {
    console.log(this.#missed.length ? `Missed: ${this.#missed.join('; ')}.` : 'All goals met.');
    return this.#missed.length ? 1 : 0;
  }
}

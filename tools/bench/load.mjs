// The load: so many callers, each with a connection of its own and one request at a time. As thin as can be, because it
// shares the machine with what it measures.
import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** One connection; `ask` sends the bytes of a request and answers its status and body. */
function connection(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting = null;
  let chunks = [];
  let size = 0;
  let wanted = -1;
  let bodyAt = 0;
  let status = 0;
  const fail = (error) => {
    waiting?.reject(error ?? new Error('the server closed a connection'));
    waiting = null;
  };
  socket.on('error', fail);
  socket.on('close', () => fail());
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (wanted < 0) {
      const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
      const end = bytes.indexOf(HEAD_END);
      if (end < 0) return;
      const head = bytes.latin1Slice(0, end);
      bodyAt = end + HEAD_END.length;
      status = Number(head.slice(9, 12));
      wanted = bodyAt + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      chunks = [bytes];
    }
    if (size < wanted) return;
    const whole = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    const answer = { status, body: whole.subarray(bodyAt, wanted) };
    [chunks, size, wanted] = [[], 0, -1];
    const { resolve } = waiting;
    waiting = null;
    resolve(answer);
  });
  return {
    ask: (bytes) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

/** The bytes of a request. */
function bytesOf({ method = 'GET', path, token, ifMatch, body }) {
  const text = body === undefined ? '' : JSON.stringify(body);
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json',
    ...(token ? [`Authorization: Bearer ${token}`] : []),
    ...(ifMatch === undefined ? [] : [`If-Match: "${ifMatch}"`]),
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
    '',
    text,
  ].join('\r\n');
}

/** Asks the given requests round and round. */
function reader({ requests }) {
  const bytes = requests.map(bytesOf);
  let turn = 0;
  return async (line) => {
    const { status } = await line.ask(bytes[turn++ % bytes.length]);
    return status;
  };
}

/** Takes cases up and puts them back, one after another, each with the version the last answer gave. */
function mover({ token, cases }) {
  let turn = 0;
  return async (line) => {
    const one = cases[turn++ % cases.length];
    const move = one.state === 'submitted' ? 'takeUp' : 'putBack';
    const body = move === 'takeUp' ? { move } : { move, reason: 'bench' };
    const { status, body: answer } = await line.ask(
      bytesOf({ method: 'POST', path: `/v1/cases/${one.id}/moves`, token, ifMatch: one.version, body }),
    );
    if (status === 200) ({ state: one.state, version: one.version } = JSON.parse(answer));
    return status;
  };
}

const sorted = (numbers) => Float64Array.from(numbers).sort();
const at = (numbers, share) => numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

/** Runs a job: until its seconds are over, or until each caller has done its share. */
async function perform({ port, kind, callers, seconds = Infinity, each = Infinity }) {
  const statuses = {};
  const times = [];
  const begin = performance.now();
  const until = begin + seconds * 1000;
  await Promise.all(
    callers.map(async (caller) => {
      const line = connection(port);
      const step = kind === 'move' ? mover(caller) : reader(caller);
      for (let done = 0; done < each && performance.now() < until; done += 1) {
        const start = performance.now();
        const status = await step(line);
        times.push(performance.now() - start);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      line.close();
    }),
  );
  const order = sorted(times);
  const elapsed = (performance.now() - begin) / 1000;
  return { count: times.length, seconds: elapsed, statuses, p50: at(order, 0.5), p99: at(order, 0.99), callers };
}

process.on('message', (job) => {
  perform(job).then(
    (result) => process.send(result),
    (error) => process.send({ error: error.message }),
  );
});

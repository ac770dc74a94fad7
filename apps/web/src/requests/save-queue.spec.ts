import { SaveQueue, merge, type DraftStore, type SaveFault, type SaveReport } from './save-queue';

interface Form {
  a: string;
  b: string;
}
const EMPTY: Form = { a: '', b: '' };
type Call = { what: 'create' | 'patch'; version?: number; form: Partial<Form> };

/** A server in memory, with faults to come. */
class Server implements DraftStore<Form> {
  form = { ...EMPTY };
  version = 0;
  calls: Call[] = [];
  faults: SaveFault<Form>[] = [];
  submitted = false;
  hidden: (keyof Form)[] = [];

  async create(form: Partial<Form>) {
    this.calls.push({ what: 'create', form });
    return this.take(form);
  }
  async patch(_id: string, version: number, form: Partial<Form>) {
    this.calls.push({ what: 'patch', version, form });
    if (version !== this.version) throw { kind: 'stale' };
    return this.take(form);
  }
  async read() {
    return { version: this.version, form: { ...this.form }, isSubmitted: this.submitted };
  }
  faultOf(error: unknown) {
    return error as SaveFault<Form>;
  }
  withheld() {
    return this.hidden;
  }
  private take(form: Partial<Form>) {
    const fault = this.faults.shift();
    if (fault) throw fault;
    Object.assign(this.form, form);
    this.version += 1;
    return { caseId: 'case', version: this.version };
  }
}

describe('the queue that saves a request as it is typed', () => {
  let server: Server;
  let queue: SaveQueue<Form>;
  let reports: SaveReport<Form>[];
  const state = () => reports.at(-1)?.state;
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  beforeEach(() => {
    jest.useFakeTimers();
    server = new Server();
    queue = new SaveQueue(server, EMPTY);
    reports = [];
    queue.onReport = (report) => reports.push(report);
  });
  afterEach(() => jest.useRealTimers());

  it('makes the draft on the first answer and saves within two seconds of the last keystroke', async () => {
    queue.type({ a: 'x', b: '' });
    await pass(900);
    queue.type({ a: 'xy', b: '' });
    expect(server.calls).toEqual([]);
    await pass(2000);
    expect(server.calls).toEqual([{ what: 'create', form: { a: 'xy' } }]);
    expect(queue.isUnsaved).toBe(false);
    expect(state()).toBe('saved');
  });

  it('saves while somebody types on and on', async () => {
    for (let count = 0; count < 20; count += 1) {
      queue.type({ a: 'x'.repeat(count + 1), b: '' });
      await pass(600);
    }
    expect(server.calls.length).toBeGreaterThan(0);
  });

  it('sends only what changed, on the newest version', async () => {
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    queue.type({ a: 'x', b: 'y' });
    await pass(2000);
    expect(server.calls[1]).toEqual({ what: 'patch', version: 1, form: { b: 'y' } });
  });

  it('keeps the text while the server cannot be reached, and saves it later', async () => {
    server.faults = [{ kind: 'unreachable' }];
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    expect(state()).toBe('unreachable');
    expect(queue.isUnsaved).toBe(true);
    await pass(20_000);
    expect(server.form.a).toBe('x');
    expect(state()).toBe('saved');
  });

  it('repeats a create without answer exactly, so that there is one draft', async () => {
    server.faults = [{ kind: 'unreachable' }];
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    queue.type({ a: 'xyz', b: '' });
    await pass(5000);
    expect(server.calls.slice(0, 2).map(({ form }) => form)).toEqual([{ a: 'x' }, { a: 'x' }]);
    expect(server.form.a).toBe('xyz');
  });

  it('does not try by itself after signing out, and goes on when asked', async () => {
    server.faults = [{ kind: 'signed-out' }];
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    queue.type({ a: 'xy', b: '' });
    await pass(60_000);
    expect(server.calls).toHaveLength(1);
    await queue.flush();
    expect(server.form.a).toBe('xy');
  });

  it('merges a change of somebody else and tells so', async () => {
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    server.form.b = 'theirs';
    server.version += 1;
    const merges: unknown[] = [];
    queue.onMerged = (merged) => merges.push(merged);
    queue.type({ a: 'mine', b: '' });
    await pass(3000);
    expect(server.form).toEqual({ a: 'mine', b: 'theirs' });
    expect(merges).toEqual([{ form: { a: 'mine', b: 'theirs' }, taken: ['b'], kept: [] }]);
  });

  it('says nothing when only the version moved', async () => {
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    server.version += 1;
    const merges: unknown[] = [];
    queue.onMerged = (merged) => merges.push(merged);
    queue.type({ a: 'xy', b: '' });
    await pass(3000);
    expect(server.form.a).toBe('xy');
    expect(merges).toEqual([]);
  });

  it('keeps a refused field on the screen and saves the others', async () => {
    server.faults = [{ kind: 'refused', fields: { a: 'mag niet' } }];
    queue.type({ a: 'bad', b: 'good' });
    await pass(3000);
    expect(server.form).toEqual({ a: '', b: 'good' });
    expect(reports.at(-1)?.refused).toEqual({ a: 'mag niet' });
    expect(queue.isUnsaved).toBe(true);
    queue.type({ a: 'fine', b: 'good' });
    await pass(3000);
    expect(server.form.a).toBe('fine');
    expect(reports.at(-1)?.refused).toEqual({});
  });

  it('never sends what must not leave the screen', async () => {
    server.hidden = ['a'];
    queue.type({ a: '123456782', b: 'y' });
    await pass(3000);
    expect(server.calls.map(({ form }) => form)).toEqual([{ b: 'y' }]);
    expect(queue.isUnsaved).toBe(true);
  });

  it('stops when a colleague submitted the draft, with the text still there', async () => {
    queue.type({ a: 'x', b: '' });
    await pass(2000);
    server.submitted = true;
    server.version += 1;
    queue.type({ a: 'more', b: '' });
    await pass(3000);
    expect(state()).toBe('gone');
    expect(queue.isUnsaved).toBe(true);
  });

  it('saves one request at a time', async () => {
    queue.type({ a: 'x', b: '' });
    await Promise.all([queue.flush(), queue.flush(), queue.ensure()]);
    expect(server.calls).toHaveLength(1);
  });
});

describe('putting two changes of one draft together', () => {
  it('keeps one’s own text where both changed it', () => {
    expect(merge({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '3', b: '1' })).toEqual({
      form: { a: '2', b: '1' },
      taken: [],
      kept: ['a'],
    });
  });
});

import { viewOfParams } from './list-query';
import { bodyOfView, notKept, viewOfSaved } from './saved-view';

const viewOf = (address: string) => viewOfParams(new URLSearchParams(address));

describe('a view that is kept', () => {
  it('shows the same when it comes back', () => {
    const view = viewOf('phase=running&state=intake,weighing&handler=none&sort=dueOn&columns=state,priority');
    const body = bodyOfView(view, { name: 'Werk', shared: true });
    expect(body).toMatchObject({ name: 'Werk', shared: true, direction: 'asc' });
    expect(viewOfSaved({ ...body, id: 'x', version: 1 } as never)).toEqual(view);
  });

  it('keeps no number and no figure, and says so', () => {
    const view = viewOf('number=NN-2026-0001&kind=training');
    expect(bodyOfView(view, { name: 'Werk' }).filters).toEqual({ kind: 'training' });
    expect(notKept(view)).toHaveLength(1);
    expect(notKept(viewOf('kind=training'))).toEqual([]);
  });
});

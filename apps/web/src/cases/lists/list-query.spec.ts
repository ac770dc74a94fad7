import { askedOf, filtered, paramsOfView, viewOfParams } from './list-query';

const viewOf = (address: string) => viewOfParams(new URLSearchParams(address));
const addressOf = (view: ReturnType<typeof viewOf>) =>
  new URLSearchParams(
    Object.entries(paramsOfView(view)).filter((entry): entry is [string, string] => entry[1] !== null),
  ).toString();

describe('the filters of a list in the address', () => {
  it.each([
    '',
    'phase=running&state=intake%2Cweighing&priority=high',
    'number=RLI-2026-0012',
    'figure=closed&month=2026-03&region=LIM&theme=drugs',
    'sort=dueOn&direction=asc',
    'kind=training&sort=updatedAt&direction=asc',
    'handler=none&columns=state%2Cpriority',
    'columns=',
  ])('come back the same: %s', (address) => {
    const params = new URLSearchParams(addressOf(viewOf(address)));
    expect([...params].sort()).toEqual([...new URLSearchParams(address)].sort());
  });

  it.each([
    'phase=draft',
    'state=intake,elsewhere',
    'kind=x',
    'theme=A B',
    'handler=1',
    'region=limburg',
    'figure=closed',
    'month=2026-03',
    'month=2026-13&figure=closed',
    'number=',
  ])('leave out what is no filter: %s', (address) => {
    expect(viewOf(address).filters).toEqual({});
  });

  it('sort by last change unless asked otherwise, and deadlines upwards', () => {
    expect(viewOf('').sorting).toEqual({ by: 'updatedAt', descending: true });
    expect(viewOf('sort=dueOn').sorting).toEqual({ by: 'dueOn', descending: false });
    expect(viewOf('sort=elsewhere').sorting).toEqual({ by: 'updatedAt', descending: true });
  });

  it('take a figure away together with its month', () => {
    const view = viewOf('figure=closed&month=2026-03&theme=drugs');
    expect(filtered(view, 'figure', null).filters).toEqual({ theme: 'drugs' });
  });

  it('drop states that are not in the phase that is chosen', () => {
    const view = viewOf('state=intake,on-hold');
    expect(filtered(view, 'phase', 'waiting').filters).toEqual({ phase: 'waiting', state: 'on-hold' });
    expect(addressOf(filtered(view, 'phase', 'ended'))).toBe('phase=ended');
  });

  it('ask the server in its own words', () => {
    expect(askedOf(viewOf('phase=new&sort=submittedAt'))).toEqual({
      phase: 'new',
      sort: 'submittedAt',
      direction: 'desc',
    });
  });
});

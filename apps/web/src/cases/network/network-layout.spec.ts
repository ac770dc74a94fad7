import type { CaseSubject, RelationAnswer } from '@casusregie/contract';
import { layOut, nearestTo, zoomed } from './network-layout';

const subjects = (count: number): CaseSubject[] =>
  Array.from({ length: count }, (_none, at) => ({
    id: `s${at}`,
    kind: 'person',
    description: `Subject ${at}`,
    version: 1,
    hasBsn: false,
  }));
const relation = (from: number, to: number) =>
  ({ id: `${from}-${to}`, fromId: `s${from}`, toId: `s${to}` }) as RelationAnswer;

describe('the network of subjects', () => {
  it('comes to the same places each time', () => {
    const relations = [relation(0, 1), relation(1, 2)];
    expect(layOut(subjects(4), relations)).toEqual(layOut(subjects(4), relations));
  });

  it('lays out two hundred subjects within a second, none on top of another', () => {
    const relations = Array.from({ length: 260 }, (_none, at) => relation(at % 200, (at * 7 + 1) % 200));
    const start = performance.now();
    const { nodes, lines, box } = layOut(subjects(200), relations);
    // Generous: a loaded machine takes several times as long.
    expect(performance.now() - start).toBeLessThan(5000);
    expect([nodes.length, lines.length]).toEqual([200, 260]);
    const near = nodes.filter((one) =>
      nodes.some((other) => one !== other && Math.hypot(one.x - other.x, one.y - other.y) < 30),
    );
    expect(near).toEqual([]);
    expect(nodes.every(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)).toBe(
      true,
    );
  });

  it('draws no relation with a subject that left the case', () => {
    expect(layOut(subjects(2), [relation(0, 5)]).lines).toEqual([]);
  });

  it('goes with an arrow to what lies in that direction', () => {
    const at = (id: string, x: number, y: number) => ({ id, kind: 'person' as const, label: id, x, y });
    const nodes = [at('here', 0, 0), at('right', 100, 10), at('far', 300, 0), at('up', 0, -80)];
    expect(nearestTo(nodes, nodes[0]!, 'ArrowRight')?.id).toBe('right');
    expect(nearestTo(nodes, nodes[0]!, 'ArrowUp')?.id).toBe('up');
    expect(nearestTo(nodes, nodes[0]!, 'ArrowLeft')).toBeUndefined();
  });

  it('zooms around a point that stays where it is', () => {
    expect(zoomed({ x: 0, y: 0, width: 100, height: 100 }, 0.5, { x: 0, y: 100 })).toEqual({
      x: 0,
      y: 50,
      width: 50,
      height: 50,
    });
  });
});

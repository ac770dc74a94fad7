import type { CaseSubject, RelationAnswer } from '@casusregie/contract';
import type { SubjectKind } from '@casusregie/domain';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

/** A subject with its place in the picture, in units of the picture. */
export interface PlacedSubject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A relation as a line from one place to another. */
export interface DrawnRelation {
  readonly relation: RelationAnswer;
  readonly from: PlacedSubject;
  readonly to: PlacedSubject;
}

/** Subjects and relations with their places, and the part of the plane they fill. */
export interface NetworkPicture {
  readonly nodes: readonly PlacedSubject[];
  readonly lines: readonly DrawnRelation[];
  readonly box: Box;
}

/** A part of the plane. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room around the outermost subjects, for their words. */
const MARGIN = 90;
const TICKS = 260;

interface Body {
  id: string;
  kind: SubjectKind;
  label: string;
  x?: number;
  y?: number;
}

/**
 * Lays the subjects out at once, without movement on the screen. The same subjects and relations always come to the same
 * places: the simulation draws its chances from a fixed row, so that a picture is recognised when it is opened again.
 */
export function layOut(subjects: readonly CaseSubject[], relations: readonly RelationAnswer[]): NetworkPicture {
  const bodies: Body[] = subjects.map(({ id, kind, description }) => ({ id, kind, label: description }));
  const known = new Set(bodies.map(({ id }) => id));
  const drawn = relations.filter(({ fromId, toId }) => known.has(fromId) && known.has(toId));
  forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, { source: string; target: string }>(
        drawn.map(({ fromId, toId }) => ({ source: fromId, target: toId })),
      )
        .id(({ id }) => id)
        .distance(190),
    )
    .force('apart', forceManyBody().strength(-420).distanceMax(600))
    .force('room', forceCollide(80))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.08))
    .stop()
    .tick(TICKS);
  const nodes = bodies.map((body) => ({ ...body, x: Math.round(body.x ?? 0), y: Math.round(body.y ?? 0) }));
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const lines = drawn.flatMap((relation) => {
    const [from, to] = [placed.get(relation.fromId), placed.get(relation.toId)];
    return from && to ? [{ relation, from, to }] : [];
  });
  return { nodes, lines, box: boxOf(nodes) };
}

function boxOf(nodes: readonly PlacedSubject[]): Box {
  if (nodes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return { x: left, y: top, width: Math.max(...xs) + MARGIN - left, height: Math.max(...ys) + MARGIN - top };
}

/** The nearest subject in a direction, for the arrow keys; undefined when there is none. */
export function nearestTo(
  nodes: readonly PlacedSubject[],
  from: PlacedSubject,
  key: string,
): PlacedSubject | undefined {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const ahead = nodes.flatMap((node) => {
    const along = (node.x - from.x) * (dx as number) + (node.y - from.y) * (dy as number);
    const aside = Math.abs((node.x - from.x) * (dy as number)) + Math.abs((node.y - from.y) * (dx as number));
    return along > 0 ? [{ node, cost: along + 2 * aside }] : [];
  });
  return ahead.sort((one, other) => one.cost - other.cost)[0]?.node;
}

/** A part of the plane, made smaller or larger around a point of it. */
export const zoomed = (
  box: Box,
  by: number,
  { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 },
): Box => ({
  x: x - (x - box.x) * by,
  y: y - (y - box.y) * by,
  width: box.width * by,
  height: box.height * by,
});

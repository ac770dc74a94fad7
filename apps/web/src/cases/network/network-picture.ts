import { Component, ElementRef, computed, input, linkedSignal, model, viewChild } from '@angular/core';
import type { CaseSubject, RelationAnswer } from '@casusregie/contract';
import { RELATION_KIND_LABELS, SUBJECT_KINDS, SUBJECT_KIND_LABELS, type SubjectKind } from '@casusregie/domain';
import { Icon, counted } from '@casusregie/ui';
import { layOut, nearestTo, zoomed, type Box, type DrawnRelation, type PlacedSubject } from './network-layout';

/** One shape a kind, so that no one needs a colour. */
const SHAPES: Record<SubjectKind, string> = {
  person: 'M0 -18a18 18 0 1 0 0 36a18 18 0 1 0 0 -36Z',
  organisation: 'M-17 -17h34v34h-34Z',
  address: 'M0 -20 19 -4v22h-38v-22Z',
  vehicle: 'M-20 -9h40v18h-40Z',
  account: 'M0 -20 20 0 0 20-20 0Z',
  phone: 'M-10 -19h20v38h-20Z',
  other: 'M-10 -18h20l10 18-10 18h-20l-10 -18Z',
};
/** Up to this many relations all have their words; with more only those of the subject that is chosen. */
const MOST_WORDS = 30;

/**
 * Subjects as shapes and relations as lines: zoom, move, choose with pointer or keys. It holds nothing that the table
 * beside it does not; nothing in it moves by itself.
 */
@Component({
  selector: 'app-network-picture',
  imports: [Icon],
  templateUrl: './network-picture.html',
  styleUrl: './network-picture.css',
})
export class NetworkPictureView {
  readonly subjects = input.required<readonly CaseSubject[]>();
  readonly relations = input.required<readonly RelationAnswer[]>();
  /** The subject that is chosen; empty when none is. */
  readonly selected = model('');

  protected readonly shapes = SHAPES;
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly picture = computed(() => layOut(this.subjects(), this.relations()));
  protected readonly box = linkedSignal<Box>(() => this.picture().box);
  protected readonly viewBox = computed(() => {
    const { x, y, width, height } = this.box();
    return `${x} ${y} ${width} ${height}`;
  });
  protected readonly kindsShown = computed(() =>
    SUBJECT_KINDS.filter((kind) => this.subjects().some((subject) => subject.kind === kind)),
  );
  protected readonly tabStop = computed(() => this.selected() || (this.picture().nodes[0]?.id ?? ''));
  protected readonly label = computed(
    () =>
      `Netwerk: ${counted(this.subjects().length, 'subject', 'subjecten')}, ${counted(this.relations().length, 'relatie', 'relaties')}. ` +
      'Met de pijltjes gaat u van subject naar subject, met Enter kiest u er een, met plus en min zoomt u.',
  );
  private readonly drawing = viewChild.required<ElementRef<SVGSVGElement>>('drawing');
  private held: { x: number; y: number; box: Box } | null = null;

  protected words({ kind, text }: RelationAnswer): string {
    return kind === 'other' && text ? text : RELATION_KIND_LABELS[kind];
  }

  protected showsWords({ relation }: DrawnRelation): boolean {
    return this.picture().lines.length <= MOST_WORDS || [relation.fromId, relation.toId].includes(this.selected());
  }

  protected short(label: string): string {
    return label.length > 24 ? `${label.slice(0, 23)}…` : label;
  }

  protected ties(id: string): string {
    const count = this.relations().filter(({ fromId, toId }) => [fromId, toId].includes(id)).length;
    return counted(count, 'relatie', 'relaties');
  }

  protected select(id: string): void {
    this.selected.set(id === this.selected() ? '' : id);
  }

  protected zoom(by: number): void {
    this.box.update((box) => zoomed(box, by));
  }

  protected whole(): void {
    this.box.set(this.picture().box);
  }

  /** A subject that has the focus is brought into the picture. */
  protected focused({ x, y }: PlacedSubject): void {
    this.box.update((box) =>
      x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
        ? box
        : { ...box, x: x - box.width / 2, y: y - box.height / 2 },
    );
  }

  protected key(event: KeyboardEvent): void {
    const { nodes } = this.picture();
    const id = (event.target as Element).id.replace('knoop-', '');
    const here = nodes.find((node) => node.id === id);
    if (!here) return;
    const acts: Record<string, () => void> = {
      Enter: () => this.select(here.id),
      ' ': () => this.select(here.id),
      Escape: () => this.selected.set(''),
      '+': () => this.zoom(0.8),
      '=': () => this.zoom(0.8),
      '-': () => this.zoom(1.25),
      '0': () => this.whole(),
    };
    const act = acts[event.key];
    const next = nearestTo(nodes, here, event.key);
    if (!act && !next && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    act?.();
    if (next) this.drawing().nativeElement.querySelector<SVGGElement>(`[id="knoop-${next.id}"]`)?.focus();
  }

  protected grab({ clientX, clientY, button }: PointerEvent): void {
    if (button === 0) this.held = { x: clientX, y: clientY, box: this.box() };
  }

  protected drag({ clientX, clientY, buttons }: PointerEvent): void {
    if (!this.held || buttons === 0) return this.release();
    const { x, y, box } = this.held;
    const { width, height } = this.drawing().nativeElement.getBoundingClientRect();
    const unit = Math.max(box.width / width, box.height / height);
    this.box.set({ ...box, x: box.x - (clientX - x) * unit, y: box.y - (clientY - y) * unit });
  }

  protected release(): void {
    this.held = null;
  }
}

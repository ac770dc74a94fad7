import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RelationAnswer } from '@casusregie/contract';
import { RELATION_KIND_LABELS, SUBJECT_KIND_LABELS } from '@casusregie/domain';
import { Skeleton, plainDate, todayHere } from '@casusregie/ui';
import { endRelationForm, relationForm } from '../forms/subject-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';
import { NetworkPictureView } from './network-picture';

/** How the subjects of a case are tied together: a picture, and the same as a table. */
@Component({
  selector: 'app-network-part',
  imports: [ActButton, CasePart, NetworkPictureView, RouterLink, Skeleton],
  templateUrl: './network-part.html',
  styleUrl: '../parts/part-rows.css',
})
export class NetworkPart {
  private readonly desk = inject(CaseDesk);
  private readonly today = todayHere();
  protected readonly file = this.desk.file;
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly selected = signal('');
  protected readonly mayRelate = computed(() => this.desk.allows('relateSubjects'));
  private readonly names = computed(
    () => new Map(this.file().subjects.map(({ id, description }) => [id, description])),
  );
  protected readonly chosen = computed(() => this.file().subjects.find(({ id }) => id === this.selected()));
  /** All relations, or those of the subject that is chosen. */
  protected readonly rows = computed(() =>
    this.file().relations.filter(({ fromId, toId }) => !this.chosen() || [fromId, toId].includes(this.selected())),
  );
  /** Subjects that nothing ties to another: in the picture they stand alone, so in the words as well. */
  protected readonly loose = computed(() => {
    const tied = new Set(this.file().relations.flatMap(({ fromId, toId }) => [fromId, toId]));
    return this.file().subjects.filter(({ id }) => !tied.has(id));
  });

  protected name(id: string): string {
    return this.names().get(id) ?? 'Niet meer op de casus';
  }

  protected words({ kind, text }: RelationAnswer): string {
    return kind === 'other' && text ? text : RELATION_KIND_LABELS[kind];
  }

  protected period({ from, until }: RelationAnswer): string {
    if (!from && !until) return 'Niet bekend';
    return [from && `vanaf ${plainDate(from)}`, until && `tot en met ${plainDate(until)}`].filter(Boolean).join(' ');
  }

  protected add(): void {
    this.desk.open(relationForm(this.file(), this.selected()));
  }

  protected end(relation: RelationAnswer): void {
    const sentence = `${this.name(relation.fromId)} ${this.words(relation)} ${this.name(relation.toId)}`;
    this.desk.open(endRelationForm(relation, sentence, this.today));
  }
}

import { Injectable, computed, inject, resource, signal } from '@angular/core';
import type { OrganisationRow, StaffCase } from '@casusregie/contract';
import { ROLE_LABELS } from '@casusregie/domain';
import { plainDate } from '@casusregie/ui';
import { Practices } from '../../settings/practice-client';
import { ReferenceClient } from '../reference-client';
import { FIRST_GROUP } from './partners-field';
import type { FieldDef, Option, OptionSource, Values } from './field-def';

/** The options of fields that the server knows: colleagues, desks, regions, themes, organisations. One a dialog. */
@Injectable()
export class FormOptions {
  private readonly reference = inject(ReferenceClient);
  private readonly file = signal<Pick<StaffCase, 'id' | 'region'> | undefined>(undefined);
  private readonly wanted = signal<ReadonlySet<OptionSource['from']>>(new Set());

  private readonly colleagues = resource({
    params: () => (this.wanted().has('colleagues') ? this.file()?.id : undefined),
    loader: ({ params }) => this.reference.colleagues({ caseId: params }),
  });
  private readonly candidates = resource({
    params: () => (this.wanted().has('grant-candidates') ? this.file()?.id : undefined),
    loader: ({ params }) => this.reference.grantCandidates(params),
  });
  private readonly toCome = resource({
    params: () => (this.wanted().has('agendas') ? this.region() : undefined),
    loader: () => this.reference.meetingsToCome(),
  });
  private readonly themes = resource({
    params: () => (this.wanted().has('themes') ? (this.file()?.region?.code ?? '') : undefined),
    loader: ({ params }) => this.reference.themes(params || null),
  });
  private readonly region = computed(() => this.file()?.region?.code ?? '');
  private readonly asksPractice = signal(false);
  private readonly practice = inject(Practices).of(() =>
    this.asksPractice() ? this.region() || undefined : undefined,
  );

  /** Asks for the lists that these fields need. */
  prepare(file: Pick<StaffCase, 'id' | 'region'>, fields: readonly FieldDef[]): void {
    this.file.set(file);
    const sources = new Set(
      fields.flatMap(({ source }) => (typeof source === 'function' ? source({}) : source)?.from ?? []),
    );
    this.wanted.set(sources);
    this.asksPractice.set(sources.has('meetings') || fields.some(({ fills }) => fills));
    if (sources.has('organisations')) this.reference.need('organisations');
    if (sources.has('desks') || sources.has('destinations')) this.reference.need('desks');
    if (sources.has('destinations')) this.reference.need('regions');
  }

  /** What can be chosen in a field now. */
  of({ options, source }: FieldDef, values: Values): readonly Option[] {
    if (!source) return (typeof options === 'function' ? options(values) : options) ?? [];
    const from = typeof source === 'function' ? source(values) : source;
    if (from.from === 'colleagues') return this.people(from);
    if (from.from === 'grant-candidates') return this.letIn(from);
    if (from.from === 'themes') {
      return this.themes.hasValue() ? this.themes.value().items.map(({ code, label }) => ({ value: code, label })) : [];
    }
    if (from.from === 'organisations') return this.organisations();
    if (from.from === 'meetings') return this.meetings();
    if (from.from === 'agendas') return this.agendas();
    const desks = this.reference.desks();
    if (from.from === 'desks') return desks.map(({ code, label }) => ({ value: code, label }));
    return [
      ...desks.map(({ code, label }) => ({ value: `desk:${code}`, label, group: 'Loket' })),
      ...this.reference
        .regions()
        .filter(({ code }) => code !== this.region())
        .map(({ code, name }) => ({ value: `region:${code}`, label: name, group: 'Andere regio' })),
    ];
  }

  /** The region's words for reasons, one after another; empty while there are none. */
  textsFor(reasons: readonly string[]): string {
    const texts = this.practice.hasValue() ? (this.practice.value()?.reasonTexts ?? []) : [];
    return texts
      .filter(({ reason }) => reasons.includes(reason))
      .map(({ text }) => text)
      .join('\n\n');
  }

  private readonly meetings = computed<readonly Option[]>(() => {
    const found = this.practice.hasValue() ? (this.practice.value()?.meetings ?? []) : [];
    return found.map(({ name }) => ({ value: name, label: name }));
  });

  private readonly agendas = computed<readonly Option[]>(() =>
    (this.toCome.hasValue() ? this.toCome.value().items : [])
      .filter(({ region }) => region.code === this.region())
      .map(({ id, kind, heldOn, beginsAt, place }) => ({
        value: id,
        label: `${kind}, ${plainDate(heldOn)} ${beginsAt} uur, ${place}`,
      })),
  );

  private people({ roles }: OptionSource & { from: 'colleagues' }): Option[] {
    const wanted = roles?.map((role) => ROLE_LABELS[role]);
    const found = this.colleagues.hasValue() ? this.colleagues.value().items : [];
    return found
      .filter((person) => !wanted || person.roles.split(', ').some((label) => wanted.includes(label)))
      .map(({ id, name, roles: labels, organisation }) => ({
        value: id,
        label: `${name}, ${labels.toLowerCase()}`,
        group: organisation,
      }));
  }

  private letIn({ kind }: OptionSource & { from: 'grant-candidates' }): Option[] {
    const found = this.candidates.hasValue() ? this.candidates.value().items : [];
    return found
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ id, name, function: job, organisation }) => ({
        value: id,
        label: `${name}, ${job.toLowerCase()}`,
        group: organisation,
      }));
  }

  private readonly organisations = computed<readonly Option[]>(() => {
    const region = this.region();
    const groupOf = ({ kind, regionCodes }: OrganisationRow): string => {
      if (kind === 'national-partner') return FIRST_GROUP;
      return regionCodes.includes(region) ? 'In deze regio' : 'Elders';
    };
    const order = [FIRST_GROUP, 'In deze regio', 'Elders'];
    return this.reference
      .organisations()
      .map((row) => ({ value: row.id, label: row.name, group: groupOf(row) }))
      .sort(
        (one, other) =>
          order.indexOf(one.group) - order.indexOf(other.group) || one.label.localeCompare(other.label, 'nl'),
      );
  });
}

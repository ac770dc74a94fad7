import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { ListView as SavedView, ListViews } from '@casusregie/contract';
import { LIST_COLUMN_LABELS, LIST_COLUMNS, USUAL_COLUMNS } from '@casusregie/domain';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import type { FieldDef } from '../forms/field-def';
import { PlainDialog } from '../forms/plain-dialog';
import type { PlainForm } from '../forms/plain-form';
import { isSameView, viewOfParams, type ListView } from './list-query';
import { bodyOfView, notKept, viewOfSaved } from './saved-view';

const ALL = viewOfParams(new URLSearchParams());

/** Views that are kept under a name: to choose, to save, to share, to begin with. What is shown stays in the address. */
@Component({
  selector: 'app-saved-views',
  imports: [PlainDialog],
  templateUrl: './saved-views.html',
  styleUrl: './saved-views.css',
})
export class SavedViews {
  readonly view = input.required<ListView>();
  readonly chosen = output<ListView>();
  /** The view the list begins with, when nothing is asked for. */
  readonly begun = output<ListView>();

  private readonly client = inject(CasesClient);
  private readonly list = httpResource<ListViews>(() => '/v1/list-views');
  private hasBegun = false;
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly failure = computed(() => (this.list.error() ? problemOf(this.list.error()).title : ''));
  protected readonly own = computed(() => this.items().filter(({ shared }) => !shared));
  protected readonly shared = computed(() => this.items().filter(({ shared }) => shared));
  /** The saved view that is shown now. */
  protected readonly current = computed(() => this.items().find((one) => isSameView(viewOfSaved(one), this.view())));
  protected readonly isAll = computed(() => isSameView(this.view(), ALL));

  constructor() {
    effect(() => {
      if (!this.list.hasValue() || this.hasBegun) return;
      this.hasBegun = true;
      const first = this.items().find(({ isDefault }) => isDefault);
      if (first && this.isAll()) this.begun.emit(viewOfSaved(first));
    });
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const found = this.items().find(({ id }) => id === value);
    if (found) this.chosen.emit(viewOfSaved(found));
    else if (value === 'all') this.chosen.emit(ALL);
  }

  protected reload(): void {
    this.list.reload();
  }

  protected chooseColumns(): void {
    this.form.set({
      title: 'Kolommen kiezen',
      about: ['Nummer en onderwerp staan er altijd. Bewaar de weergave om uw keuze te houden.'],
      fields: [columnsField(this.view())],
      submit: 'Toon kolommen',
      done: 'De kolommen zijn gekozen.',
      send: (body) => {
        const wanted = (body['columns'] ?? []) as readonly string[];
        this.chosen.emit({ ...this.view(), columns: LIST_COLUMNS.filter((column) => wanted.includes(column)) });
        return Promise.resolve();
      },
    });
  }

  protected save(): void {
    this.form.set({
      title: 'Weergave bewaren',
      about: [
        'De filters, de volgorde en de kolommen die u nu ziet, onder een naam.',
        ...notKept(this.view()),
        'Een gedeelde weergave zien alle medewerkers van uw RIEC; ieder ziet er alleen de eigen casussen in.',
      ],
      fields: nameFields(),
      submit: 'Bewaar weergave',
      done: 'De weergave is bewaard.',
      send: (body) => this.client.post('/v1/list-views', bodyOfView(this.view(), body)),
    });
  }

  protected edit(one: SavedView): void {
    this.form.set({
      title: 'Weergave wijzigen',
      about: one.shared ? ['Iedereen van uw RIEC die deze weergave gebruikt, ziet de wijziging.'] : [],
      fields: [...nameFields(one), columnsField(viewOfSaved(one))],
      submit: 'Bewaar wijziging',
      done: 'De weergave is gewijzigd.',
      send: async (body) => {
        const wanted = (body['columns'] ?? []) as readonly string[];
        const columns = LIST_COLUMNS.filter((column) => wanted.includes(column));
        const changed = { ...viewOfSaved(one), columns };
        await this.client.put(`/v1/list-views/${one.id}`, bodyOfView(changed, body), one.version);
        this.chosen.emit(changed);
      },
    });
  }

  protected remove(one: SavedView): void {
    this.form.set({
      title: 'Weergave verwijderen',
      about: [
        `U verwijdert de weergave ‘${one.name}’. De casussen zelf blijven zoals ze zijn.`,
        ...(one.shared ? ['Ook uw collega’s kunnen haar dan niet meer kiezen.'] : []),
      ],
      fields: [],
      submit: 'Verwijder weergave',
      danger: true,
      done: 'De weergave is verwijderd.',
      send: () => this.client.remove(`/v1/list-views/${one.id}`),
    });
  }

  protected begin(one: SavedView): void {
    const begins = !one.isDefault;
    this.form.set({
      title: begins ? 'Hiermee beginnen' : 'Niet meer hiermee beginnen',
      about: [
        begins
          ? `‘Signalen en casussen’ begint voortaan met ‘${one.name}’. Dat geldt alleen voor u.`
          : '‘Signalen en casussen’ begint voortaan weer met alle casussen.',
      ],
      fields: [],
      submit: begins ? 'Begin hiermee' : 'Begin met alle casussen',
      done: 'Uw keuze is bewaard.',
      send: () => this.client.put('/v1/default-list-view', { viewId: begins ? one.id : null }),
    });
  }
}

const nameFields = (one?: SavedView): FieldDef[] => [
  { name: 'name', kind: 'line', label: 'Naam', required: true, max: 60, value: one?.name ?? '' },
  { name: 'shared', kind: 'flag', label: 'Deel met mijn RIEC', value: one?.shared ?? false },
];

const columnsField = ({ columns }: ListView): FieldDef => ({
  name: 'columns',
  kind: 'checks',
  label: 'Kolommen',
  hint: `Gebruikelijk: ${USUAL_COLUMNS.map((column) => LIST_COLUMN_LABELS[column].toLowerCase()).join(', ')}.`,
  keepEmpty: true,
  value: columns,
  options: LIST_COLUMNS.map((value) => ({ value, label: LIST_COLUMN_LABELS[value] })),
});

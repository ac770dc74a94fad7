import type { MunicipalityAnswer, MunicipalityList } from '@casusregie/contract';
import { coversRegion, deskAuthorisations, OPEN_STATES } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { reachWhere, type ReachWhere } from '../cases/case.reach';
import type { Organisation } from '../database/entities';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused, unknown } from '../shared/refusal';
import { reachMunicipality } from './change-municipality';
import { contactAnswer, contactsWhere, knownCase, type NamedContact } from './contact-rows';
import {
  type CaseRow,
  casesOf,
  DESK,
  interventionOf,
  type InterventionRow,
  interventionsOf,
  keeperOf,
  type NamedDesk,
  sorted,
} from './municipality-rows';
import { BY_DUE, type NamedTask, taskAnswer, TASKS } from './task-rows';

type View = 'staff' | 'requester';
interface Place {
  readonly view: View;
  readonly municipality: Organisation;
  readonly caller: Caller;
  readonly book: OpenBook;
}

/** The municipalities of a region, and the page of each: for the RIEC, and narrower for the municipality itself. */
@Injectable()
export class MunicipalityPages {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** All municipalities of the caller's regions, with what is open in each as far as the caller sees. */
  async list(caller: Caller): Promise<MunicipalityList> {
    const today = this.clock.today();
    const [authorisation] = deskAuthorisations('listMunicipalities', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const book = await this.reference.open();
    const { regions } = this.reach(caller, 'region', book);
    const [cases, tasks, contacts, desks] = await Promise.all([
      this.openCases(caller, book),
      this.counts(
        `SELECT t.municipality_id AS id, count(*) AS n FROM tasks t WHERE t.state = 'open'
        AND t.municipality_id IS NOT NULL AND t.region_code IN (@) GROUP BY t.municipality_id`,
        regions,
      ),
      this.counts(
        `SELECT k.municipality_id AS id, max(k.contacted_on) AS n FROM contacts k
        WHERE k.region_code IN (@) GROUP BY k.municipality_id`,
        regions,
      ),
      this.desks(regions),
    ]);
    const items = book
      .organisations()
      .filter(
        ({ id, kind, region_code: region }) =>
          kind === 'municipality' && region !== null && regions.includes(region) && book.exists(id, today),
      )
      .map(({ id, name }) => {
        const desk = desks.get(id);
        const me = caller.actor.personId;
        return {
          id,
          name,
          openCases: Number(cases.get(id) ?? 0),
          openTasks: Number(tasks.get(id) ?? 0),
          lastContactOn: (contacts.get(id) as string | undefined) ?? null,
          nextVisitOn: desk?.next_visit_on ?? null,
          accountManager: desk?.manager ?? null,
          mine: desk?.account_manager_id === me || desk?.deputy_id === me,
        };
      });
    await this.log.read(caller, { act: 'listMunicipalities', object: null, authorisationId: authorisation.id });
    return { items };
  }

  private reach(caller: Caller, scope: 'region' | 'organisation', book: OpenBook): ReachWhere {
    const reach = reachWhere(caller, scope, { book, today: this.clock.today(), now: this.clock.now() });
    if (!reach) throw unknown();
    return reach;
  }

  private async openCases(caller: Caller, book: OpenBook): Promise<Map<string, unknown>> {
    const { where, params } = this.reach(caller, 'region', book);
    const rows = await this.reads.all<{ id: string; n: number }>(
      `SELECT m.organisation_id AS id, count(*) AS n FROM case_files c JOIN case_municipalities m ON m.case_id = c.id
       WHERE ${where} AND c.state IN (${places(params, OPEN_STATES)}) GROUP BY m.organisation_id`,
      params,
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  private async counts(query: string, regions: readonly string[]): Promise<Map<string, unknown>> {
    const params: unknown[] = [];
    const rows = await this.reads.all<{ id: string; n: unknown }>(query.replace('@', places(params, regions)), params);
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  private async desks(regions: readonly string[]) {
    const params: unknown[] = [];
    const rows = await this.reads.all<{
      municipality_id: string;
      account_manager_id: string | null;
      deputy_id: string | null;
      next_visit_on: string | null;
      manager: string | null;
    }>(
      `SELECT d.municipality_id, d.account_manager_id, d.deputy_id, d.next_visit_on, a.name AS manager
       FROM municipality_desks d LEFT JOIN persons a ON a.id = d.account_manager_id
       WHERE d.region_code IN (${places(params, regions)})`,
      params,
    );
    return new Map(rows.map((row) => [row.municipality_id, row]));
  }

  /**
   * The page of one municipality.
   * @throws Refused `unknown` when it does not exist or is out of reach
   */
  async one(caller: Caller, municipalityId: string): Promise<MunicipalityAnswer> {
    const today = this.clock.today();
    const book = await this.reference.open();
    const reached = reachMunicipality(caller, 'readMunicipality', { municipalityId, book, today });
    const { municipality, authorisation } = reached;
    const view: View = authorisation.role === 'requester' ? 'requester' : 'staff';
    const place: Place = { view, municipality, caller, book };
    const [desk, cases, tasks, contacts, lastVisit, interventions] = await Promise.all([
      this.reads.first<NamedDesk>(DESK, [municipalityId]),
      this.casesOf(place),
      this.tasksOf(place),
      view === 'staff' ? this.contactsOf(place) : [],
      view === 'staff' ? this.lastVisit(municipalityId) : null,
      this.interventionsOf(place),
    ]);
    await this.log.read(caller, {
      act: 'readMunicipality',
      object: `organisation:${municipalityId}`,
      authorisationId: authorisation.id,
      payload: { view, ids: cases.map(({ id }) => id), contacts: contacts.map(({ id }) => id) },
    });
    const may = (act: 'keepMunicipality' | 'keepRegionTasks'): boolean =>
      deskAuthorisations(act, caller.actor, today).some((one) => coversRegion(one, municipality.region_code));
    const called = (telephone: string | null | undefined): string | null | undefined =>
      view === 'requester' ? telephone : null;
    return {
      view,
      municipality: book.organisationRef(municipalityId),
      region: municipality.region_code
        ? { code: municipality.region_code, name: book.region(municipality.region_code)?.name ?? '' }
        : null,
      accountManager: keeperOf(desk?.account_manager_id, {
        name: desk?.manager_name,
        job: desk?.manager_job,
        telephone: called(desk?.manager_telephone),
      }),
      deputy: keeperOf(desk?.deputy_id, {
        name: desk?.deputy_name,
        job: desk?.deputy_job,
        telephone: called(desk?.deputy_telephone),
      }),
      contactPersons: desk ? (JSON.parse(desk.contact_persons as unknown as string) as never) : [],
      lastVisitOn: lastVisit,
      nextVisitOn: desk?.next_visit_on ?? null,
      ...sorted(cases),
      tasks: tasks.map((row) => taskAnswer(row, book, { asStaff: view === 'staff' })),
      contacts: contacts.map((row) => contactAnswer(row, book)),
      interventions,
      version: desk?.version ?? 0,
      mayKeep: may('keepMunicipality'),
      mayAdd: may('keepRegionTasks'),
    };
  }

  private scope(view: View): 'region' | 'organisation' {
    return view === 'staff' ? 'region' : 'organisation';
  }

  private casesOf({ view, municipality, caller, book }: Place): Promise<CaseRow[]> {
    const { where, params } = this.reach(caller, this.scope(view), book);
    const id = view === 'staff' ? `$${params.push(municipality.id)}` : '';
    return this.reads.all<CaseRow>(casesOf(view, where, id), params);
  }

  /** Open tasks on the municipality, and those of cases that it owns; for itself only what it owns. */
  private tasksOf({ view, municipality, caller, book }: Place): Promise<NamedTask[]> {
    const { where, params } = this.reach(caller, this.scope(view), book);
    const id = `$${params.push(municipality.id)}`;
    const own = `t.owner_organisation_id = ${id} AND (t.case_id IS NULL OR EXISTS (SELECT 1 FROM case_files c WHERE c.id = t.case_id AND ${where}))`;
    const whose = view === 'staff' ? `(t.municipality_id = ${id} OR ${own})` : own;
    return this.reads.all<NamedTask>(`${TASKS} WHERE t.state = 'open' AND ${whose} ${BY_DUE} LIMIT 200`, params);
  }

  private contactsOf({ municipality, caller, book }: Place): Promise<NamedContact[]> {
    const { where, params } = this.reach(caller, 'region', book);
    return this.reads.all<NamedContact>(
      `${contactsWhere(knownCase(where, `$${params.push(caller.actor.personId)}`))} WHERE k.municipality_id = $${params.push(municipality.id)}
       ORDER BY k.recorded_at DESC, k.id DESC LIMIT 20`,
      params,
    );
  }

  private async lastVisit(municipalityId: string): Promise<string | null> {
    const row = await this.reads.first<{ on: string | null }>(
      `SELECT max(contacted_on) AS "on" FROM contacts WHERE municipality_id = $1 AND channel = 'visit'`,
      [municipalityId],
    );
    return row?.on ?? null;
  }

  private async interventionsOf({ view, municipality, caller, book }: Place) {
    const { where, params } = this.reach(caller, this.scope(view), book);
    const owner = `$${params.push(municipality.id)}`;
    const rows = await this.reads.all<InterventionRow>(interventionsOf(view, where, owner), params);
    return rows.map(interventionOf);
  }
}

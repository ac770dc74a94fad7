import { AddTask, EndTask, PatchTask, type TaskAdded, type TaskAnswer } from '@casusregie/contract';
import {
  amsterdamDate,
  coversRegion,
  deskAuthorisations,
  type EventType,
  isOpenTask,
  liveAuthorisations,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { loadCase, viewFor } from '../cases/case-access';
import { ChangeCase, requireVersion } from '../cases/change-case';
import type { TaskRow } from '../database/entities';
import { FOR_UPDATE } from '../database/json';
import { Reads, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ChangeMunicipality } from './change-municipality';
import { NewTasks } from './new-tasks';
import { checkMunicipalityOwner } from './task-owners';
import { type NamedTask, taskAnswer, TASKS } from './task-rows';

interface Adding {
  readonly body: unknown;
  readonly once: OnceKey | null;
}
interface Changing {
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}
/** A change of one task: what it does to the row, and what it is called on a timeline. */
interface TaskChange {
  readonly ifMatch: string | undefined;
  /** Whether the owner may do it too, beside staff. */
  readonly byOwner: boolean;
  readonly shape: () => void;
  readonly sets: (at: { today: string; personId: string }) => Record<string, unknown>;
  readonly event: () => EventType;
}

/** Tasks are made by staff of the region; done by their owner; changed or cancelled by staff. */
@Injectable()
export class KeepTasks {
  constructor(
    private readonly cases: ChangeCase,
    private readonly municipalities: ChangeMunicipality,
    private readonly added: NewTasks,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
  ) {}

  /** Adds a task to a case. No version, clock or order of another view tells of it. */
  addToCase(caller: Caller, caseId: string, { body, once }: Adding): Promise<TaskAdded> {
    let given = new AddTask();
    return this.cases.run<TaskAdded>(caller, {
      caseId,
      action: 'addTask',
      once,
      shape: () => {
        given = shape(AddTask, body);
      },
      change: async (desk) => {
        const taskId = await this.added.onCase(desk, given);
        return {
          answer: { taskId },
          untold: true,
          events: [{ type: 'task-added' as const, subject: given.title }],
          payload: { taskId },
        };
      },
    });
  }

  /** Adds a task to a municipality. */
  addToMunicipality(caller: Caller, municipalityId: string, { body, once }: Adding): Promise<TaskAdded> {
    let given = new AddTask();
    return this.municipalities.run<TaskAdded>(caller, {
      municipalityId,
      act: 'keepRegionTasks',
      once,
      shape: () => {
        given = shape(AddTask, body);
      },
      change: async (desk) => {
        await checkMunicipalityOwner(desk, given);
        const taskId = await this.added.insert(desk.tx, given, {
          region_code: desk.municipality.region_code ?? '',
          municipality_id: municipalityId,
          created_by: caller.actor.personId,
          created_at: desk.now,
        });
        return { answer: { taskId }, payload: { taskId } };
      },
    });
  }

  /** Changes what is to be done, or by when. */
  patch(caller: Caller, taskId: string, { body, ifMatch }: Changing): Promise<TaskAnswer> {
    let given = new PatchTask();
    return this.change(caller, taskId, {
      ifMatch,
      byOwner: false,
      shape: () => {
        given = shape(PatchTask, body);
      },
      sets: () => ({
        ...(given.title !== undefined && { title: given.title }),
        ...(given.text !== undefined && { text: given.text }),
        ...(given.dueOn !== undefined && { due_on: given.dueOn }),
      }),
      event: () => 'task-changed',
    });
  }

  /** The owner, or staff for them, says that it is done; only staff cancel, and say why. */
  end(caller: Caller, taskId: string, { body, ifMatch }: Changing): Promise<TaskAnswer> {
    let given = new EndTask();
    const cancels = (body as { state?: unknown } | null)?.state === 'cancelled';
    return this.change(caller, taskId, {
      ifMatch,
      byOwner: !cancels,
      shape: () => {
        given = shape(EndTask, body);
        if (given.state === 'cancelled' && !given.note?.trim())
          throw invalid('note', 'is nodig: waarom vervalt de taak?');
      },
      sets: ({ today, personId }) => ({
        state: given.state,
        note: given.note ?? null,
        ended_on: today,
        ended_by: personId,
      }),
      event: () => (given.state === 'done' ? 'task-done' : 'task-cancelled'),
    });
  }

  private async change(caller: Caller, taskId: string, change: TaskChange): Promise<TaskAnswer> {
    const row = await this.reads.first<TaskRow>('SELECT * FROM tasks WHERE id = $1', [taskId]);
    const action = change.byOwner ? 'finishTask' : 'editTask';
    if (!row) return this.cases.refuseUnseen(caller, { table: 'tasks', id: taskId, action });
    const book = await this.reference.open();
    if (row.case_id === null) return this.changeOfMunicipality(caller, row, { change, book });
    const caseId = row.case_id;
    const asStaff = await this.readsAsStaff(caller, caseId, book);
    return this.cases.run<TaskAnswer>(caller, {
      caseId,
      action,
      shape: () => {
        if (!asStaff && !this.owns(caller, row, book)) throw unknown();
        change.shape();
      },
      change: async ({ tx }) => {
        const changed = await this.apply(tx, {
          id: taskId,
          change,
          caller,
          asAnswer: (found) => taskAnswer(found, book, { asStaff }),
        });
        return {
          answer: taskAnswer(changed, book, { asStaff }),
          untold: true,
          events: [{ type: change.event(), subject: changed.title, detail: changed.note }],
          payload: { taskId },
        };
      },
    });
  }

  private changeOfMunicipality(
    caller: Caller,
    row: TaskRow,
    { change, book }: { change: TaskChange; book: OpenBook },
  ): Promise<TaskAnswer> {
    let asStaff = false;
    return this.municipalities.run<TaskAnswer>(caller, {
      municipalityId: row.municipality_id ?? '',
      act: change.byOwner ? 'finishRegionTask' : 'keepRegionTasks',
      shape: () => {
        const today = this.clock.today();
        asStaff = deskAuthorisations('keepRegionTasks', caller.actor, today).some((one) =>
          coversRegion(one, row.region_code),
        );
        if (!asStaff && !this.owns(caller, row, book)) throw unknown();
        change.shape();
      },
      change: async ({ tx }) => {
        const changed = await this.apply(tx, {
          id: row.id,
          change,
          caller,
          asAnswer: (found) => taskAnswer(found, book, { asStaff }),
        });
        return { answer: taskAnswer(changed, book, { asStaff }), payload: { taskId: row.id } };
      },
    });
  }

  /** Whether the caller reads the case as staff: then every task of it is theirs to look after. */
  private async readsAsStaff(caller: Caller, caseId: string, book: OpenBook): Promise<boolean> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const { access } = await loadCase(this.reads, caseId, book, { today, now });
    return viewFor(caller.actor, access, today).view === 'staff';
  }

  /** Whether a task is the caller's: of an organisation they act for, and of nobody else by name. */
  private owns({ actor }: Caller, row: TaskRow, book: OpenBook): boolean {
    const today = this.clock.today();
    if (row.owner_person_id !== null && row.owner_person_id !== actor.personId) return false;
    return liveAuthorisations(actor, today).some(
      ({ role, organisationId }) =>
        (role === 'partner' && organisationId === row.owner_organisation_id) ||
        (role === 'requester' && book.lineageDown(organisationId, today).includes(row.owner_organisation_id)),
    );
  }

  /** Changes the row, under its lock; who saw an older version is shown the task as it is now. */
  private async apply(
    tx: Tx,
    given: { id: string; change: TaskChange; caller: Caller; asAnswer: (found: NamedTask) => TaskAnswer },
  ): Promise<NamedTask> {
    const { id, change, caller, asAnswer } = given;
    await tx.first(`SELECT id FROM tasks WHERE id = $1${FOR_UPDATE}`, [id]);
    const read = (): Promise<NamedTask | undefined> => tx.first<NamedTask>(`${TASKS} WHERE t.id = $1`, [id]);
    const before = await read();
    if (!before) throw unknown();
    if (!isOpenTask(before.state)) {
      throw new Refused('wrong-moment', 'Deze taak is al gedaan of vervallen.', { current: asAnswer(before) });
    }
    try {
      requireVersion(change.ifMatch, before.version);
    } catch (error) {
      if (error instanceof Refused && error.kind === 'stale-version') {
        throw new Refused('stale-version', 'Deze taak is intussen gewijzigd. Uw tekst is niet verloren.', {
          current: asAnswer(before),
        });
      }
      throw error;
    }
    const sets = Object.entries(change.sets({ today: this.clock.today(), personId: caller.actor.personId }));
    const columns = sets.map(([name], at) => `, ${name} = $${at + 2}`).join('');
    await tx.run(`UPDATE tasks SET version = version + 1${columns} WHERE id = $1`, [
      id,
      ...sets.map(([, value]) => value),
    ]);
    return (await read()) as NamedTask;
  }
}

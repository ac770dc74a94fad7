import type { AddTask } from '@casusregie/contract';
import { Injectable } from '@nestjs/common';
import type { Desk } from '../cases/change-case';
import { TaskRow } from '../database/entities';
import type { Tx } from '../database/unit-of-work';
import { newId } from '../shared/ids';
import { checkCaseOwner } from './task-owners';

/** Puts a task down, in the unit of work of whoever asks for it. */
@Injectable()
export class NewTasks {
  /**
   * A task on the case that lies on the desk.
   * @throws Refused `invalid` for who cannot own it
   */
  async onCase(desk: Desk, given: AddTask): Promise<string> {
    await checkCaseOwner(desk, given);
    return this.insert(desk.tx, given, {
      region_code: desk.file.region_code ?? '',
      case_id: desk.file.id,
      created_by: desk.caller.actor.personId,
      created_at: desk.now,
    });
  }

  /** A task whose owner was checked. */
  async insert(tx: Tx, given: AddTask, more: Partial<TaskRow>): Promise<string> {
    const id = newId();
    await tx.insert(TaskRow, {
      id,
      case_id: null,
      municipality_id: null,
      title: given.title,
      text: given.text ?? null,
      owner_organisation_id: given.ownerId,
      owner_person_id: given.ownerPersonId ?? null,
      due_on: given.dueOn ?? null,
      state: 'open',
      note: null,
      ended_by: null,
      ended_on: null,
      version: 1,
      ...more,
    });
    return id;
  }
}

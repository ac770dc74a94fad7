import { KeepMunicipality, type MunicipalityAnswer } from '@casusregie/contract';
import { Injectable } from '@nestjs/common';
import { requireVersion, type Desk } from '../cases/change-case';
import { findColleague } from '../cases/people-on-case';
import { FOR_UPDATE } from '../database/json';
import type { Caller } from '../identity/caller';
import { invalid } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ChangeMunicipality, type MunicipalityWorkDesk } from './change-municipality';
import { MunicipalityPages } from './municipality-pages';

/** Puts down who of the RIEC keeps in touch with a municipality, when the next visit is, and whom one calls there. */
@Injectable()
export class KeepMunicipalities {
  constructor(
    private readonly changes: ChangeMunicipality,
    private readonly pages: MunicipalityPages,
  ) {}

  /** @throws Refused `invalid` for who is no account manager of the region */
  async put(
    caller: Caller,
    municipalityId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<MunicipalityAnswer> {
    let given = new KeepMunicipality();
    await this.changes.run<void>(caller, {
      municipalityId,
      act: 'keepMunicipality',
      shape: () => {
        given = shape(KeepMunicipality, body);
        if (given.deputyId && given.deputyId === given.accountManagerId) {
          throw invalid('deputyId', 'is dezelfde persoon als de accountmanager');
        }
      },
      change: async (desk) => {
        await this.checkKeepers(desk, given);
        await this.save(desk, given, ifMatch);
        return { answer: undefined };
      },
    });
    return this.pages.one(caller, municipalityId);
  }

  private async checkKeepers({ tx, today, book, municipality }: MunicipalityWorkDesk, given: KeepMunicipality) {
    const file = { region_code: municipality.region_code } as Desk['file'];
    for (const field of ['accountManagerId', 'deputyId'] as const) {
      const id = given[field];
      if (id) await findColleague({ tx, today, book, file }, id, field, ['account-manager', 'manager']);
    }
  }

  private async save(
    { tx, municipality }: MunicipalityWorkDesk,
    given: KeepMunicipality,
    ifMatch: string | undefined,
  ): Promise<void> {
    const row = await tx.first<{ version: number }>(
      `SELECT version FROM municipality_desks WHERE municipality_id = $1${FOR_UPDATE}`,
      [municipality.id],
    );
    requireVersion(ifMatch, row?.version ?? 0);
    await tx.run(
      `INSERT INTO municipality_desks (municipality_id, region_code, account_manager_id, deputy_id, next_visit_on, contact_persons, version)
       VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (municipality_id) DO UPDATE SET account_manager_id = excluded.account_manager_id,
         deputy_id = excluded.deputy_id, next_visit_on = excluded.next_visit_on, contact_persons = excluded.contact_persons,
         version = municipality_desks.version + 1`,
      [
        municipality.id,
        municipality.region_code,
        given.accountManagerId,
        given.deputyId,
        given.nextVisitOn,
        JSON.stringify(given.contactPersons),
      ],
    );
  }
}

import type { CertificationRegion, CertificationReport, CertificationSitting } from '@casusregie/contract';
import { addMonths, isDue, RECERTIFICATION_MONTHS, type CertificationOutcome } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { flag } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { registerReach, requireDesk, type RegisterReach } from './register-reach';
import { LINE_COLUMNS, LINES_FROM, tiedTo, type AuthorisationLine } from './register-rows';

/** A decision of the past year, with what tells where the authorisation is known. */
interface Decided extends Pick<AuthorisationLine, 'regionCodes' | 'organisationId'> {
  readonly on: string;
  readonly outcome: CertificationOutcome;
  readonly by: string;
  readonly name: string;
  readonly function: string;
}

/** How far the yearly round is, per region, and who looked at how many when. */
@Injectable()
export class CertificationReports {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** The report of the past year, as far as the caller reads the register. */
  async report(caller: Caller): Promise<CertificationReport> {
    const to = this.clock.today();
    const from = addMonths(to, -RECERTIFICATION_MONTHS);
    requireDesk('readRegister', caller.actor, to);
    const reach = registerReach(caller.actor, to);
    const book = await this.reference.open();
    const [lines, decided] = await Promise.all([
      this.reads.all<AuthorisationLine>(
        `SELECT ${LINE_COLUMNS} FROM ${LINES_FROM} JOIN persons p ON p.id = a.person_id
         WHERE p.active = $1 AND a.ended_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= $2)`,
        [flag(true), to],
      ),
      this.reads.all<Decided>(
        `SELECT c.certified_on AS "on", c.outcome, c.certified_by AS "by", p.name, p.function,
           a.region_codes AS "regionCodes", a.organisation_id AS "organisationId"
         FROM certifications c JOIN authorisations a ON a.id = c.authorisation_id JOIN persons p ON p.id = c.certified_by
         WHERE c.certified_on > $1 ORDER BY c.certified_on DESC, p.name, c.outcome`,
        [from],
      ),
    ]);
    await this.log.read(caller, { act: 'readRegister', object: null, payload: { report: [from, to] } });
    return {
      from,
      to,
      regions: regionsOf(lines, { book, reach, today: to, from }),
      sittings: sittingsOf(decided.filter((row) => placesOf(row, book).some((place) => isWithin(place, reach)))),
    };
  }
}

type Place = string | null;
const placesOf = (row: Pick<AuthorisationLine, 'regionCodes' | 'organisationId'>, book: OpenBook): readonly Place[] => {
  const codes = tiedTo(row, book);
  return codes.length > 0 ? codes : [null];
};
const isWithin = (place: Place, reach: RegisterReach): boolean =>
  reach === 'nation' || (place !== null && reach.includes(place));

function regionsOf(
  lines: readonly AuthorisationLine[],
  { book, reach, today, from }: { book: OpenBook; reach: RegisterReach; today: string; from: string },
): CertificationRegion[] {
  const places: Place[] = [...book.regions().map(({ code }) => code), null];
  return places
    .filter((place) => isWithin(place, reach))
    .map((place) => {
      const here = lines.filter((line) => placesOf(line, book).includes(place));
      const due = here.filter((line) => isDue(line, today)).length;
      const confirmed = here.filter(({ certifiedOn }) => certifiedOn !== null && certifiedOn > from).length;
      return {
        region: place,
        name: place === null ? 'Landelijk' : (book.region(place)?.name ?? place),
        running: here.length,
        confirmed,
        fresh: here.length - confirmed - due,
        due,
      };
    });
}

function sittingsOf(decided: readonly Decided[]): CertificationSitting[] {
  const sittings = new Map<string, CertificationSitting>();
  for (const row of decided) {
    const key = `${row.on} ${row.by} ${row.outcome}`;
    const known = sittings.get(key);
    if (known) known.count += 1;
    else {
      sittings.set(key, {
        on: row.on,
        by: { id: row.by, name: row.name, function: row.function },
        outcome: row.outcome,
        count: 1,
      });
    }
  }
  return [...sittings.values()].slice(0, 1000);
}

import {
  FunctionMailboxQuery,
  SetFunctionMailbox,
  type FunctionMailbox,
  type FunctionMailboxList,
} from '@casusregie/contract';
import { deskAuthorisations, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { requireVersion } from '../cases/change-case';
import type { FunctionMailboxRow, Organisation } from '../database/entities';
import { FOR_UPDATE } from '../database/json';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused, unknown } from '../shared/refusal';
import { shape, shapeQuery } from '../shared/shape';

type Stored = Pick<FunctionMailboxRow, 'organisation_id' | 'address' | 'version'>;

const answerOf = (organisationId: string, row: Stored | undefined, book: OpenBook): FunctionMailbox => ({
  organisation: book.organisationRef(organisationId),
  address: row?.address ?? null,
  version: row?.version ?? 0,
});

/** Where organisations get their daily overview; kept by the administrator. */
@Injectable()
export class FunctionMailboxes {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** The organisations that exist today, with their mailbox. */
  async list(caller: Caller, rawQuery: unknown): Promise<FunctionMailboxList> {
    const authorisation = this.may(caller);
    const { kind } = shapeQuery(FunctionMailboxQuery, rawQuery);
    const book = await this.reference.open();
    const today = this.clock.today();
    const rows = await this.reads.all<Stored>('SELECT organisation_id, address, version FROM function_mailboxes');
    const stored = new Map(rows.map((row) => [row.organisation_id, row]));
    const wanted = ({ id, kind: is }: Organisation): boolean => book.exists(id, today) && (!kind || is === kind);
    await this.log.read(caller, { act: 'manageMail', object: null, authorisationId: authorisation.id });
    return {
      items: book
        .organisations()
        .filter(wanted)
        .map(({ id }) => answerOf(id, stored.get(id), book)),
    };
  }

  /**
   * Sets or takes away the mailbox of an organisation.
   * @throws Refused in the order 403, 404, 400, 409, 428
   */
  async set(
    caller: Caller,
    organisationId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<FunctionMailbox> {
    this.may(caller);
    const book = await this.reference.open();
    if (!book.exists(organisationId, this.clock.today())) throw unknown();
    const { address } = shape(SetFunctionMailbox, body);
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const authorisation = this.may(caller);
      const before = await tx.first<Stored>(
        `SELECT organisation_id, address, version FROM function_mailboxes WHERE organisation_id = $1${FOR_UPDATE}`,
        [organisationId],
      );
      this.requireSeen(ifMatch, answerOf(organisationId, before, book));
      const changed = await tx.run(
        `INSERT INTO function_mailboxes (organisation_id, address, version, changed_by, changed_at) VALUES ($1, $2, 1, $3, $4)
         ON CONFLICT (organisation_id) DO UPDATE SET address = excluded.address, version = function_mailboxes.version + 1,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at
         WHERE function_mailboxes.version = $5`,
        [organisationId, address, caller.actor.personId, this.clock.now(), before?.version ?? 0],
      );
      if (changed !== 1) throw new Refused('stale-version', 'De mailbox is intussen door een ander gewijzigd.');
      await this.log.write(tx, caller, {
        act: 'manageMail',
        object: `organisation:${organisationId}`,
        authorisationId: authorisation.id,
        payload: { from: before?.address ?? null, to: address },
      });
      return answerOf(
        organisationId,
        { organisation_id: organisationId, address, version: (before?.version ?? 0) + 1 },
        book,
      );
    });
  }

  private may({ actor }: Caller): Authorisation {
    const [first] = deskAuthorisations('manageMail', actor, this.clock.today());
    if (!first) throw new Refused('wrong-role', 'Alleen de beheerder gaat over functiemailboxen.');
    return first;
  }

  /** Whoever is too late sees what is there now. */
  private requireSeen(ifMatch: string | undefined, current: FunctionMailbox): void {
    try {
      requireVersion(ifMatch, current.version);
    } catch (error) {
      if (!(error instanceof Refused) || error.kind !== 'stale-version') throw error;
      throw new Refused('stale-version', 'De mailbox is intussen door een ander gewijzigd.', { current });
    }
  }
}

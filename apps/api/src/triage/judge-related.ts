import { JudgeRelated, type RelatedList } from '@casusregie/contract';
import { type CaseTie, coversRegion, type EventType, viewOf } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { lockCase, type LoadedCase } from '../cases/case-access';
import { ChangeCase, type Desk } from '../cases/change-case';
import { happen } from '../cases/history';
import type { Authorisation } from '@casusregie/domain';
import type { Caller } from '../identity/caller';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { RelatedCases } from './related-cases';
import { tieCases, tieOf, untieCases } from './ties';

/** Whether two cases are about the same, said by staff; it holds both ways, and nobody else hears of it. */
@Injectable()
export class JudgeRelatedCases {
  constructor(
    private readonly changes: ChangeCase,
    private readonly related: RelatedCases,
    private readonly log: ActLog,
  ) {}

  /** Notes what is said of two cases, or takes it back; saying it again changes nothing. */
  async judge(caller: Caller, caseId: string, { body }: { body: unknown }): Promise<RelatedList> {
    let given = new JudgeRelated();
    await this.changes.run<null>(caller, {
      caseId,
      action: 'judgeRelated',
      shape: () => {
        given = shape(JudgeRelated, body);
      },
      change: async (desk, authorisation) => {
        const other = await this.other(desk, given.otherCaseId, authorisation);
        const before = await tieOf(desk.tx, caseId, other.file.id);
        if (before === 'split-off' || before === 'split-from') {
          throw new Refused('wrong-moment', 'Deze casussen zijn van elkaar afgesplitst; dat blijft zo staan.');
        }
        const after: CaseTie | null = given.verdict === 'undecided' ? null : given.verdict;
        if (after === null) await untieCases(desk.tx, caseId, other.file.id);
        else await tieCases(desk, other.file.id, [after, after]);
        const type = linkEvent(before, after);
        if (type) await this.tellOther(desk, other, { type, authorisation });
        return {
          answer: null,
          untold: true,
          events: type ? [{ type, subject: other.file.number ?? '' }] : [],
          payload: { other: other.file.id, verdict: given.verdict },
        };
      },
    });
    return this.related.list(caller, caseId);
  }

  /**
   * The other case, locked: of the same region, and read as staff. One that is not is told like one that does not exist.
   * @throws Refused `invalid`
   */
  private async other(desk: Desk, otherId: string, authorisation: Authorisation): Promise<LoadedCase> {
    const { tx, caller, book, today, now, file } = desk;
    const refuse = (): Refused => invalid('otherCaseId', 'is geen andere casus van deze regio binnen uw bereik');
    if (otherId === file.id) throw refuse();
    const found = await lockCase(tx, otherId, book, { today, now }).catch((error: unknown) => {
      throw error instanceof Refused ? refuse() : error;
    });
    const seen = viewOf({ actor: { ...caller.actor, authorisations: [authorisation] }, access: found.access, today });
    const here = found.file.region_code === file.region_code && coversRegion(authorisation, found.file.region_code);
    if (seen?.view !== 'staff' || !here || found.file.number === null) throw refuse();
    return found;
  }

  private async tellOther(
    { tx, caller, now, today, file }: Desk,
    other: LoadedCase,
    { type, authorisation }: { type: EventType; authorisation: Authorisation },
  ): Promise<void> {
    await happen(tx, caller, authorisation, {
      caseId: other.file.id,
      type,
      happenedOn: today,
      recordedAt: now,
      month: today.slice(0, 7),
      subject: file.number,
    });
    await this.log.write(tx, caller, {
      act: 'judgeRelated',
      object: `case:${other.file.id}`,
      authorisationId: authorisation.id,
      payload: { other: file.id },
    });
  }
}

/** What a timeline tells: that two cases are tied, or no longer are. That they are not the same is no news. */
const linkEvent = (before: CaseTie | null, after: CaseTie | null): EventType | null => {
  if (before === after) return null;
  if (after === 'same') return 'case-linked';
  return before === 'same' ? 'case-unlinked' : null;
};

import { AnswerLines, type AnsweredLine, type AnsweredLines, type LineToAnswer } from '@casusregie/contract';
import { deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { Inquiries } from '../casework/inquiries';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';

/** Why one line was refused, in words of its own. */
const faultOf = ({ message, facts: { errors = [] } }: Refused): string =>
  errors.length > 0 ? errors.map(({ field, message: fault }) => `${field} ${fault}`).join('; ') : message;

/** Many questions answered in one request, as an information desk works: each in a unit of work of its own. */
@Injectable()
export class AnswerManyLines {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Answers each line as if it were sent alone; a line that is refused leaves the others as they are.
   * @throws Refused `wrong-role` for who speaks for no partner, `invalid` when the list itself is wrong
   */
  async answer(caller: Caller, body: unknown): Promise<AnsweredLines> {
    const may = deskAuthorisations('listInquiries', caller.actor, this.clock.today());
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol beantwoordt geen vragen.');
    const { lines } = shape(AnswerLines, body);
    if (lines.length === 0) throw invalid('lines', 'noem ten minste één vraag');
    if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) {
      throw invalid('lines', 'noemt een vraag twee keer');
    }
    const items: AnsweredLine[] = [];
    for (const line of lines) items.push(await this.one(caller, line));
    return { items };
  }

  private async one(caller: Caller, { lineId, version, ...given }: LineToAnswer): Promise<AnsweredLine> {
    try {
      const line = await this.inquiries.answer(caller, lineId, { body: given, ifMatch: String(version) });
      return { lineId, line, fault: null };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.logRefusal(caller, error);
      return { lineId, line: null, fault: faultOf(error) };
    }
  }

  /** Access that is refused inside a list is logged as it is for one question. */
  private async logRefusal(caller: Caller, { kind }: Refused): Promise<void> {
    if (kind !== 'unknown' && kind !== 'wrong-role') return;
    await this.log.read(caller, {
      act: 'POST /v1/inquiry-lines/answers',
      object: null,
      result: `refused:${kind}`,
    });
  }
}

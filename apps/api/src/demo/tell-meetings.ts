import { addDays, addWorkingDays, type CalendarDate } from '@casusregie/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { CaseActs } from '../cases/case-acts';
import { organisationId, stableId } from '../database/reference/load';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Callers } from '../identity/callers';
import { AgendaItems } from '../meetings/agenda-items';
import { KeepMeetings } from '../meetings/keep-meetings';
import { Clock } from '../shared/clock';
import { personId, Teller } from './teller';

const KIND = 'Weegoverleg';
/** Days ago that the finished meeting was held, and working days until the next. */
const HELD = 7;
const COMES = 5;

interface Waiting {
  readonly id: string;
}

/** Two meetings of one region: one that was held, with decisions and actions, and one to come. All of it is fictional. */
export async function tellMeetings(app: INestApplicationContext, today: CalendarDate): Promise<void> {
  const manager = await app.get(Callers).byAccount('nn-manager', stableId('trace:meetings').replaceAll('-', ''));
  if (!manager) throw new Error('no demo account nn-manager');
  const clock = app.get(Clock);
  const day = Teller.day(today, HELD);
  clock.set(`${day}T08:30:00.000Z`);
  const told = new Meetings(app, manager);
  await told.held(day);
  clock.set(`${today}T06:00:00.000Z`);
  await told.toCome(addWorkingDays(today, COMES));
}

class Meetings {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly manager: Caller,
  ) {}

  private waiting(state: string, most: number): Promise<Waiting[]> {
    return this.app.get<Reads>(Reads).all<Waiting>(
      `SELECT c.id FROM case_files c WHERE c.region_code = 'NN' AND c.state = $1 AND c.confidentiality = 'normal'
         AND c.id NOT IN (SELECT i.case_id FROM meeting_items i) ORDER BY c.number LIMIT ${most}`,
      [state],
    );
  }

  private async anyOf(states: readonly string[]): Promise<Waiting[]> {
    return (await Promise.all(states.map((state) => this.waiting(state, 2)))).flat();
  }

  private async plan(heldOn: CalendarDate): Promise<string> {
    const guests = [
      { organisationId: organisationId('politie'), personId: personId('politie') },
      { organisationId: organisationId('belastingdienst') },
      { organisationId: organisationId('RIEC-NN'), personId: personId('nn-informatie') },
    ];
    const body = { kind: KIND, heldOn, beginsAt: '09:30', place: 'Vergaderzaal Turfschip', guests };
    const whole = { ...body, chairId: personId('nn-manager') };
    return (await this.app.get(KeepMeetings).plan(this.manager, { body: whole, once: null })).meetingId;
  }

  private async put(meetingId: string, { id }: Waiting): Promise<string> {
    return (await this.app.get(AgendaItems).put(this.manager, id, { body: { meetingId }, once: null })).itemId;
  }

  /** The police take part. */
  private async name({ id }: Waiting): Promise<void> {
    const body = { as: 'partner', personId: personId('politie'), ground: 'Zit aan tafel bij de weging' };
    await this.app.get(CaseActs).name(this.manager, id, { body, once: null });
  }

  async held(heldOn: CalendarDate): Promise<void> {
    const items = this.app.get(AgendaItems);
    const [accepted, planned, running] = await this.anyOf(['analysis', 'planning', 'closing', 'execution']);
    if (!accepted || !planned || !running) return;
    await this.name(accepted);
    const meetingId = await this.plan(heldOn);
    const type = (id: string, minutes: string, decision: string): Promise<unknown> =>
      items.type(this.manager, id, { body: { minutes, decision }, ifMatch: '1' });
    const first = await this.put(meetingId, accepted);
    const second = await this.put(meetingId, planned);
    const third = await this.put(meetingId, running);
    await type(
      first,
      'De politie licht toe wat er bekend is. De gemeente wil snel handelen (fictief).',
      'De casus wordt integraal opgepakt.',
    );
    const act = (title: string, owner: string, days: number): Promise<unknown> => {
      const body = { title, ownerId: organisationId(owner), dueOn: addDays(heldOn, days) };
      return items.act(this.manager, first, { body, once: null });
    };
    await act('Lever een overzicht van meldingen op het adres', 'politie', 21);
    await act('Plan het eerste casusoverleg', 'RIEC-NN', 14);
    await type(
      second,
      'Het plan is nog niet volledig: de barrières ontbreken (fictief).',
      'Volgende keer opnieuw op de agenda.',
    );
    await type(third, 'De stand van de interventies is doorgenomen (fictief).', 'Doorgaan zoals gepland.');
    await this.app.get(KeepMeetings).close(this.manager, meetingId, { ifMatch: '1' });
    await items.note(this.manager, second, {
      body: { text: 'De barrières staan inmiddels in het plan (fictief).' },
      once: null,
    });
  }

  async toCome(heldOn: CalendarDate): Promise<void> {
    const meetingId = await this.plan(heldOn);
    const [first, ...more] = await this.anyOf(['weighing', 'planning', 'closing', 'execution']);
    if (!first) return;
    await this.name(first);
    for (const one of [first, ...more]) await this.put(meetingId, one);
  }
}

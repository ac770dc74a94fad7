import {
  AssignHandler,
  ExcludePerson,
  NameParticipant,
  OutsideNumber,
  SetKind,
  type MoveAnswer,
} from '@casusregie/contract';
import { addDays, askedOf, KIND_ROWS, type AskedQuestion, type Kind, NAMED_AS_LABELS } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { OutsideNumberRow, type Participant } from '../database/entities';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { tell } from '../notices/tell';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { versionFor } from './case-access';
import { ChangeCase, type Desk } from './change-case';
import { KEEP_OUT, keepOutOfFamily } from './keep-out';
import { findColleague, namePerson } from './people-on-case';

const STAFF_ROLES = ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'] as const;

/** Whom to assign, and what the caller saw of the case: its version, or when it last changed, as a list shows it. */
type Assigning = { readonly body: unknown; readonly once?: OnceKey | null } & (
  { readonly ifMatch: string | undefined } | { readonly seenAt: string }
);

/** The case as it stands after an act beside the moves. */
export const actAnswer = (desk: Desk, tellsRequester = false): MoveAnswer => {
  const requester = desk.view === 'requester';
  return {
    outcome: 'done',
    caseId: desk.file.id,
    number: desk.file.number,
    state: requester ? desk.file.shown_state : desk.file.state,
    version: versionFor(desk.view, desk.file) + (requester && !tellsRequester ? 0 : 1),
  };
};

/** The questions of another kind beside those that were asked: another kind asks other things, today's. */
const withKind = ({ file, practice, today }: Desk, kind: Kind): AskedQuestion[] =>
  file.asked.some(({ of }) => of === kind)
    ? file.asked
    : [...file.asked, ...askedOf(kind, practice.on(file.region_code, today).questions(kind), file)];

/** Who is on a case, and the numbers it has elsewhere. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly changes: ChangeCase,
    private readonly log: ActLog,
  ) {}

  /** Puts a case in the hands of one person. */
  assign(caller: Caller, caseId: string, { body, once = null, ...saw }: Assigning): Promise<MoveAnswer> {
    let given = new AssignHandler();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'assignHandler',
      once,
      ...('ifMatch' in saw && { ifMatch: { header: saw.ifMatch } }),
      shape: () => {
        given = shape(AssignHandler, body);
      },
      change: async (desk) => {
        if ('seenAt' in saw && saw.seenAt !== desk.file.updated_at) {
          throw new Refused('stale-version', 'Deze casus is intussen gewijzigd.');
        }
        const person = await findColleague(desk, given.handlerId, 'handlerId', STAFF_ROLES);
        if (desk.access.excludedPersonIds.includes(person.id))
          throw invalid('handlerId', 'is uitgesloten van deze casus');
        await desk.tx.run('UPDATE case_files SET handler_id = $2 WHERE id = $1', [caseId, person.id]);
        if (person.id !== desk.file.handler_id) {
          await tell(desk.tx, {
            caseId,
            kind: 'assigned',
            personId: person.id,
            by: caller.actor.personId,
            at: desk.now,
          });
        }
        return {
          answer: actAnswer(desk),
          events: [{ type: 'handler-assigned' as const, subject: person.name }],
          payload: { handlerId: person.id },
        };
      },
    });
  }

  /** Names a person on a case, with a ground. */
  name(caller: Caller, caseId: string, { body, once }: { body: unknown; once: OnceKey | null }): Promise<MoveAnswer> {
    let given = new NameParticipant();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'nameParticipant',
      once,
      shape: () => {
        given = shape(NameParticipant, body);
      },
      change: async (desk) => {
        const person = await namePerson(desk, { ...given, field: 'personId' });
        if (given.as === 'colleague' && !desk.access.submittingOrganisationIds.includes(person.organisationId)) {
          throw invalid('personId', 'werkt niet bij de inbrenger');
        }
        if (given.as === 'case-director') {
          await desk.tx.run('UPDATE case_files SET case_director_id = $2 WHERE id = $1', [caseId, person.id]);
        }
        return {
          answer: actAnswer(desk),
          events: [
            {
              type: 'participant-named' as const,
              subject: `${person.name} (${NAMED_AS_LABELS[given.as]}, ${person.organisation})`,
              detail: given.ground,
            },
          ],
        };
      },
    });
  }

  /** Ends a row "named on the case": no access from the next request on. */
  endNaming(caller: Caller, caseId: string, participantId: string): Promise<MoveAnswer> {
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'nameParticipant',
      change: async (desk) => {
        const row = await desk.tx.first<Participant>('SELECT * FROM participants WHERE id = $1 AND case_id = $2', [
          participantId,
          caseId,
        ]);
        if (!row) throw unknown();
        await desk.tx.run('UPDATE participants SET until_on = $2 WHERE id = $1', [
          participantId,
          addDays(desk.today, -1),
        ]);
        return {
          answer: actAnswer(desk),
          events: [
            {
              type: 'participant-ended' as const,
              subject: desk.book.organisationRef(row.organisation_id).name,
            },
          ],
        };
      },
    });
  }

  /** Adds a number of this case in another system; the requester sees only its own. */
  addNumber(
    caller: Caller,
    caseId: string,
    { body, once }: { body: unknown; once: OnceKey | null },
  ): Promise<MoveAnswer> {
    let given = new OutsideNumber();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addOutsideNumber',
      once,
      shape: () => {
        given = shape(OutsideNumber, body);
      },
      change: async (desk) => {
        const byRequester = desk.view === 'requester';
        await desk.tx.insert(OutsideNumberRow, {
          id: newId(),
          case_id: caseId,
          system: given.system,
          number: given.number,
          by_requester: byRequester,
        });
        return {
          answer: actAnswer(desk, byRequester),
          events: [
            {
              type: 'outside-number-added' as const,
              subject: `${given.system} ${given.number}`,
              forRequester: byRequester,
            },
          ],
          tellsRequester: byRequester,
        };
      },
    });
  }

  /** Turns the matter into another kind, at intake. */
  setKind(
    caller: Caller,
    caseId: string,
    { body, ifMatch }: { body: unknown; ifMatch: string | undefined },
  ): Promise<MoveAnswer> {
    let given = new SetKind();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'setKind',
      ifMatch: { header: ifMatch },
      shape: () => {
        given = shape(SetKind, body);
      },
      change: async (desk) => {
        const { label, track, purpose } = KIND_ROWS[given.kind];
        await desk.tx.run('UPDATE case_files SET kind = $2, track = $3, purpose = $4, asked = $5 WHERE id = $1', [
          caseId,
          given.kind,
          track,
          purpose,
          JSON.stringify(withKind(desk, given.kind)),
        ]);
        return {
          answer: actAnswer(desk, true),
          events: [{ type: 'kind-set' as const, subject: label }],
          tellsRequester: true,
        };
      },
    });
  }

  /** Keeps a person out of a case, and of those it was split off from or that were split off from it: this wins over every reach, from the next request on. */
  exclude(caller: Caller, caseId: string, { body }: { body: unknown }): Promise<MoveAnswer> {
    let given = new ExcludePerson();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'excludePerson',
      shape: () => {
        given = shape(ExcludePerson, body);
      },
      change: async (desk, authorisation) => {
        const person = await desk.tx.first<{ name: string }>('SELECT name FROM persons WHERE id = $1', [
          given.personId,
        ]);
        if (!person) throw invalid('personId', 'bestaat niet');
        if (given.personId === desk.file.handler_id) {
          throw invalid('personId', 'is de behandelaar; wijs eerst een ander aan');
        }
        await keepOutOfFamily(
          desk,
          authorisation,
          { personId: given.personId, name: person.name, reason: given.reason },
          this.log,
        );
        await desk.tx.run(KEEP_OUT, [caseId, given.personId, given.reason]);
        return {
          answer: actAnswer(desk),
          events: [{ type: 'person-excluded' as const, subject: person.name, detail: given.reason }],
        };
      },
    });
  }
}

import { AddSubject, ChangeSubject, EndSubject, type MoveAnswer } from '@casusregie/contract';
import {
  asksWords,
  SUBJECT_KIND_LABELS,
  wordsOfSubject,
  type Authorisation,
  type SubjectField,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { subjectRow } from '../audit/processing';
import { actAnswer } from '../cases/case-acts';
import { keepMarks } from '../cases/case-marks';
import { ChangeCase, requireVersion, type Changed, type Desk } from '../cases/change-case';
import { Subject } from '../database/entities';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { fieldsStated, readStated, recordStated } from './stated';
import { SubjectFiles } from './subject-files';

interface Request {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
  readonly once?: OnceKey | null;
}

/** What still hangs on a subject, so that it cannot leave the case. */
const HANGS_ON = `SELECT EXISTS (SELECT 1 FROM inquiry_lines l WHERE l.subject_id = $1)
  OR EXISTS (SELECT 1 FROM item_subjects i WHERE i.subject_id = $1)
  OR EXISTS (SELECT 1 FROM subject_relations r WHERE (r.from_subject_id = $1 OR r.to_subject_id = $1) AND r.ended_at IS NULL) AS hangs`;

/** Who and what a case is about. A correction never overwrites: it is stated beside what stood there. */
@Injectable()
export class ChangeSubjects {
  constructor(
    private readonly changes: ChangeCase,
    private readonly files: SubjectFiles,
  ) {}

  /** Adds who or what the case is about. */
  add(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new AddSubject();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addSubject',
      once,
      shape: () => {
        given = shape(AddSubject, body);
      },
      change: async (desk, { organisationId }) => {
        const { kind } = given;
        const stating = readStated(kind, given, desk);
        const filled = new Map([...stating.values].filter(([, value]) => value !== null)) as Map<SubjectField, string>;
        const typed = given.description?.trim() ?? '';
        const description = typed || (asksWords(kind) ? '' : wordsOfSubject(kind, Object.fromEntries(filled)));
        if (!description) throw invalid('description', 'is verplicht');
        const id = newId();
        await desk.tx.insert(Subject, {
          id,
          case_id: caseId,
          kind,
          description,
          version: 1,
          added_by: caller.actor.personId,
          added_at: desk.now,
          ended_at: null,
          ended_by: null,
          end_reason: null,
        });
        await recordStated(desk, id, {
          stating: { ...stating, values: new Map([['description', description] as const, ...filled]) },
          given,
          ownOrganisationId: organisationId,
        });
        await keepMarks(desk.tx, caseId);
        return {
          answer: actAnswer(desk),
          events: [{ type: 'subject-added' as const, subject: SUBJECT_KIND_LABELS[kind] }],
          subjects: [subjectRow(id)],
        };
      },
    });
  }

  /** States more, or something else, of a subject; the caller has to have seen its newest version. */
  change(caller: Caller, path: { caseId: string; subjectId: string }, request: Request): Promise<MoveAnswer> {
    let given = new ChangeSubject();
    return this.files.withCurrent(caller, path, () =>
      this.changes.run<MoveAnswer>(caller, {
        caseId: path.caseId,
        action: 'changeSubject',
        shape: () => {
          given = shape(ChangeSubject, request.body);
        },
        change: async (desk, authorisation) => {
          const row = await this.lock(desk, path.subjectId, request.ifMatch);
          return this.state(desk, row, { given, authorisation });
        },
      }),
    );
  }

  private async state(
    desk: Desk,
    row: Subject,
    { given, authorisation }: { given: ChangeSubject; authorisation: Authorisation },
  ): Promise<Changed<MoveAnswer>> {
    const stating = readStated(row.kind, given, desk);
    const description = given.description?.trim();
    const values = new Map([...(description ? [['description', description] as const] : []), ...stating.values]);
    if (values.size === 0 && !stating.bsn) throw invalid('values', 'noem ten minste één gegeven');
    const all = { ...stating, values };
    await recordStated(desk, row.id, { stating: all, given, ownOrganisationId: authorisation.organisationId });
    await desk.tx.run('UPDATE subjects SET description = $2, version = version + 1 WHERE id = $1', [
      row.id,
      description ?? row.description,
    ]);
    await keepMarks(desk.tx, row.case_id);
    return {
      answer: actAnswer(desk),
      events: [
        {
          type: 'subject-changed' as const,
          subject: `${SUBJECT_KIND_LABELS[row.kind].toLowerCase()} (${fieldsStated(all)})`,
        },
      ],
      payload: { subjectId: row.id, fields: [...values.keys()], bsn: stating.bsn !== null },
      subjects: [subjectRow(row.id)],
    };
  }

  /** Takes a subject from the case, when nothing hangs on it. Its row stays, with by whom and why. */
  end(caller: Caller, path: { caseId: string; subjectId: string }, request: Request): Promise<MoveAnswer> {
    let given = new EndSubject();
    return this.files.withCurrent(caller, path, () =>
      this.changes.run<MoveAnswer>(caller, {
        caseId: path.caseId,
        action: 'changeSubject',
        shape: () => {
          given = shape(EndSubject, request.body);
        },
        change: async (desk) => {
          const row = await this.lock(desk, path.subjectId, request.ifMatch);
          const found = await desk.tx.first<{ hangs: unknown }>(HANGS_ON, [row.id]);
          if (found?.hangs === true || Number(found?.hangs) === 1) {
            throw new Refused(
              'wrong-moment',
              'Aan dit subject hangt nog een vraag aan een partner, informatie of een lopende relatie. Verbeter het in plaats van het weg te halen.',
            );
          }
          await desk.tx.run(
            'UPDATE subjects SET ended_at = $2, ended_by = $3, end_reason = $4, version = version + 1 WHERE id = $1',
            [row.id, desk.now, caller.actor.personId, given.reason],
          );
          await keepMarks(desk.tx, row.case_id);
          return {
            answer: actAnswer(desk),
            events: [
              {
                type: 'subject-ended' as const,
                subject: SUBJECT_KIND_LABELS[row.kind].toLowerCase(),
                detail: given.reason,
              },
            ],
            payload: { subjectId: row.id },
            subjects: [subjectRow(row.id)],
          };
        },
      }),
    );
  }

  /** A subject of this case that has not left it; the case is locked, so nobody else changes it meanwhile. */
  private async lock({ tx, file }: Desk, subjectId: string, ifMatch: string | undefined): Promise<Subject> {
    const row = await tx.first<Subject>('SELECT * FROM subjects WHERE id = $1 AND case_id = $2', [subjectId, file.id]);
    if (!row) throw unknown();
    if (row.ended_at !== null) throw new Refused('wrong-moment', 'Dit subject is van de casus gehaald.');
    requireVersion(ifMatch, row.version);
    return row;
  }
}

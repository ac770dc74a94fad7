import {
  AddAnswers,
  type AnswerToQuestion,
  type FieldFault,
  type PersonRef,
  type QuestionWithAnswer,
} from '@casusregie/contract';
import type { MoveAnswer } from '@casusregie/contract';
import {
  answerFault,
  findSensitiveWords,
  type AskedQuestion,
  type GivenAnswer,
  type Kind,
  type SetQuestion,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../database/entities';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { actAnswer } from './case-acts';
import { keepMarks } from './case-marks';
import { ChangeCase, type Changed, type Desk } from './change-case';

/** The questions a case was asked, with what was answered; in the order they were asked. */
export const answersOf = (file: CaseFile, people: ReadonlyMap<string, PersonRef>): QuestionWithAnswer[] =>
  file.asked
    // What was answered under another kind stays to be read.
    .filter(({ of, key }) => of === file.kind || file.answers.some((one) => one.key === key))
    .map(({ of: _of, ...question }) => {
      const given = file.answers.find(({ key }) => key === question.key);
      return {
        ...question,
        options: [...question.options],
        value: given?.value ?? null,
        answeredAt: given?.at ?? null,
        answeredBy: people.get(given?.by ?? '')?.name ?? null,
      };
    });

/** What is wrong with answers, all of it. */
function answerFaults(answers: readonly AnswerToQuestion[], questions: readonly SetQuestion[]): FieldFault[] {
  return answers.flatMap(({ key, value }, at) => {
    const field = `answers.${at}.value`;
    if (answers.findIndex((one) => one.key === key) !== at) return [{ field, message: 'staat er al in' }];
    const question = questions.find((one) => one.key === key);
    if (!question) return [{ field: `answers.${at}.key`, message: 'is geen vraag bij dit verzoek' }];
    const fault = value.trim() === '' ? null : answerFault(question, value);
    return fault ? [{ field, message: fault }] : [];
  });
}

function refuseFaults(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw new Refused('invalid', 'Een antwoord klopt niet.', { errors: faults });
}

/** Who answers, when, and what the case held already. */
interface Giving {
  readonly kind: Kind | null;
  readonly now: readonly SetQuestion[];
  readonly before: { readonly asked: readonly AskedQuestion[]; readonly answers: readonly GivenAnswer[] };
  readonly by: string;
  readonly at: string;
}

/**
 * The answers of a draft as they are typed, all at once, with the questions they answer. What was answered under another
 * kind stays until the request is sent, so that nobody loses it by looking at another kind.
 * @throws Refused `invalid`
 */
export function draftAnswers(
  given: readonly AnswerToQuestion[],
  { kind, now, before, by, at }: Giving,
): { asked: AskedQuestion[]; answers: GivenAnswer[] } {
  const current = kind ? now.map((question) => ({ ...question, of: kind })) : [];
  const earlier = before.asked.filter(({ key }) => !current.some((one) => one.key === key));
  refuseFaults(answerFaults(given, [...current, ...earlier]));
  const filled = given.filter(({ value }) => value.trim() !== '');
  return {
    asked: [...current, ...earlier.filter(({ key }) => filled.some((one) => one.key === key))],
    answers: filled.map(({ key, value }) => {
      const same = before.answers.find((one) => one.key === key && one.value === value);
      return same ?? { key, value, by, at };
    }),
  };
}

/** Completing a request after it was sent: by its writer's organisation, or by the RIEC on behalf. */
@Injectable()
export class RequestAnswers {
  constructor(private readonly changes: ChangeCase) {}

  /** Adds answers to questions that have none yet. */
  add(
    caller: Caller,
    caseId: string,
    { body, ifMatch, once }: { body: unknown; ifMatch: string | undefined; once: OnceKey | null },
  ): Promise<MoveAnswer> {
    let given = new AddAnswers();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'addAnswers',
      once,
      ifMatch: { header: ifMatch },
      shape: () => {
        given = shape(AddAnswers, body);
      },
      change: (desk) => this.write(desk, given),
    });
  }

  private async write(desk: Desk, { answers, onBehalf, sensitiveConfirmed }: AddAnswers): Promise<Changed<MoveAnswer>> {
    const { tx, file, caller, now, view } = desk;
    const filled = answers.filter(({ value }) => value.trim() !== '');
    if (filled.length === 0) throw invalid('answers', 'bevat geen antwoord');
    if (view === 'staff' && !onBehalf) throw invalid('onBehalf', 'is nodig als het RIEC het antwoord vastlegt');
    if (view !== 'staff' && onBehalf) throw invalid('onBehalf', 'hoort hier niet: u antwoordt zelf');
    const asked = file.asked.filter(({ of: kind }) => kind === file.kind);
    refuseFaults([
      ...answerFaults(filled, asked),
      ...filled.flatMap(({ key }, at) =>
        file.answers.some((one) => one.key === key)
          ? [{ field: `answers.${at}.value`, message: 'is al gegeven; wat is ingediend blijft staan' }]
          : [],
      ),
    ]);
    const of = (key: string): AskedQuestion | undefined => asked.find((question) => question.key === key);
    const words = findSensitiveWords(
      filled
        .filter(({ key }) => of(key)?.sensitive)
        .map(({ value }) => value)
        .join('\n'),
    );
    if (words.length > 0 && !sensitiveConfirmed && !file.sensitive_confirmed) {
      throw new Refused('missing-need', 'Bevestig dat de gevoelige tekst nodig is, of haal die weg.', {
        needs: ['sensitive-text-confirmed'],
      });
    }
    const added = filled.map(({ key, value }): GivenAnswer => ({ key, value, by: caller.actor.personId, at: now }));
    await tx.run('UPDATE case_files SET answers = $2 WHERE id = $1', [
      file.id,
      JSON.stringify([...file.answers, ...added]),
    ]);
    await keepMarks(tx, file.id);
    return {
      answer: actAnswer(desk, true),
      events: [
        {
          type: 'answers-added',
          subject: filled.map(({ key }) => of(key)?.label ?? key).join('; '),
          forRequester: true,
          onBehalf: onBehalf ?? null,
        },
      ],
      tellsRequester: true,
      payload: { answers: filled.map(({ key }) => key) },
    };
  }
}

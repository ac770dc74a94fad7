import { Service, inject } from '@angular/core';
import type { CreateCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { CasesClient } from '../cases/cases-client';
import { Problem, problemOf } from '../server/problem';
import {
  EMPTY_REQUEST,
  formOf,
  isDraft,
  isEditable,
  wireOf,
  type RequestField,
  type RequestForm,
} from './request-draft';
import { fieldsWithBsn, textsOf } from './request-steps';
import type { DraftStore, SaveFault } from './save-queue';

/** For whom a draft is made: the own organisation, or another that called. */
export type Submitter = Pick<CreateCase, 'submittingOrganisationId' | 'onBehalf'>;

/** How long each text may be; characters. */
export const LENGTHS: Partial<Record<RequestField, number>> = {
  title: LIMITS.title,
  place: LIMITS.short,
  indications: LIMITS.text,
  ownActions: LIMITS.text,
  question: LIMITS.text,
};

const isTooLong = (form: RequestForm): RequestField[] => [
  ...(Object.entries(textsOf(form)) as [RequestField, string][])
    .filter(([field, text]) => text.length > (LENGTHS[field] ?? Infinity))
    .map(([field]) => field),
  ...(form.answers.some(({ value }) => value.length > LIMITS.text) ? (['answers'] as const) : []),
  ...(form.involved.some(({ description }) => description.length > LIMITS.short) ? (['involved'] as const) : []),
];

/** The fields that must not, or cannot, be saved as they are. */
export const withheldOf = (form: RequestForm): RequestField[] => [
  ...new Set([...fieldsWithBsn(form), ...isTooLong(form)]),
];

/** What a failed save means for the draft. */
export function faultOf(error: unknown): SaveFault<RequestForm> {
  const problem: Problem = problemOf(error);
  if ([0, 429, 502, 503, 504].includes(problem.status)) return { kind: 'unreachable' };
  if (problem.status === 401) return { kind: 'signed-out' };
  if (problem.status === 404 || problem.status === 403) return { kind: 'gone' };
  if (problem.isStale) return { kind: problem.code === 'stale-version' ? 'stale' : 'gone' };
  if (problem.status !== 400) return { kind: 'failed' };
  const fields = problem.errors.filter(({ field }) => (field.split('.')[0] ?? '') in EMPTY_REQUEST);
  return {
    kind: 'refused',
    fields: Object.fromEntries(fields.map(({ field, message }) => [field.split('.')[0], message])),
  };
}

/** Keeps drafts of requests at the server. */
@Service()
export class RequestStore {
  private readonly cases = inject(CasesClient);

  /** The store for one draft. */
  for(submitter: Submitter): DraftStore<RequestForm> {
    return {
      create: (form) => this.cases.create({ ...(wireOf(form) as CreateCase), ...submitter }),
      patch: (caseId, version, form) => this.cases.patch(caseId, version, wireOf(form)),
      read: async (caseId, before) => {
        const found = await this.cases.read(caseId);
        if (!isEditable(found)) throw new Problem({ type: 'about:blank', title: 'Niet gevonden', status: 404 });
        return { version: found.version, form: formOf(found, before), isSubmitted: !isDraft(found) };
      },
      faultOf,
      withheld: withheldOf,
    };
  }
}

import { KINDS, type Kind } from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Flag, FreeText, Id, ListOf, Line } from './fields';

/** Splits a case off from another: a new case of the RIEC itself, with what is chosen of the old one. */
export class SplitOff {
  @FreeText(LIMITS.title, { min: 1, about: 'Waar de nieuwe casus over gaat' })
  title!: string;
  @Choice(KINDS)
  kind!: Kind;
  @FreeText(LIMITS.text, {
    min: 1,
    about: 'Waarom dit een eigen casus wordt; dit worden de aanwijzingen van de nieuwe casus',
  })
  reason!: string;
  @ListOf(
    { max: LIMITS.list },
    {
      optional: true,
      about:
        'Subjecten die meegaan, met alleen wat de inbrenger of het RIEC ervan weet; gegevens van partners gaan niet mee',
    },
  )
  subjectIds?: string[];
  @Flag({ optional: true, about: 'Of wat de inbrenger schreef meegaat: waarnemingen, eigen acties en de vraag' })
  withRequest?: boolean;
}

/** The case that was split off. */
export class SplitOffAnswer {
  @Id()
  caseId!: string;
  @Line(30)
  number!: string;
}

import {
  ITEM_USES,
  RELIABILITIES,
  SOURCE_KINDS,
  WPG_ARTICLES,
  type ItemUse,
  type Reliability,
  type SourceKind,
  type WpgArticle,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import { Choice, Day, Flag, FreeText, Id, ListOf, NestedList } from './fields';

/** What is told of a piece of information beside its text. */
export class Classification {
  @Choice(RELIABILITIES, { optional: true })
  reliability?: Reliability;
  @Choice(ITEM_USES, { optional: true, about: 'Wat de bron anderen ermee laat doen' })
  use?: ItemUse;
  @Choice(WPG_ARTICLES, { optional: true, about: 'Alleen bij politie; vult de informatiecoördinator in' })
  wpgArticle?: WpgArticle;
  @Flag({ optional: true, about: 'Bevat bijzondere persoonsgegevens (AVG art. 9)' })
  special?: boolean;
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Waarom die noodzakelijk zijn; nodig bij bijzondere persoonsgegevens',
  })
  specialNecessity?: string | null;
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list }, { optional: true, about: 'Over welke subjecten' })
  subjectIds?: string[];
}

/** One piece of a delivery: a date and a text are enough. */
export class DeliveredItem {
  @Day()
  happenedOn!: string;
  @FreeText(LIMITS.text, { min: 1 })
  text!: string;
}

/** Several pieces of one source at once: source, kind, ground and handling are told once. */
export class AddDelivery extends Classification {
  @Id({ about: 'De organisatie die het verstrekte' })
  sourceId!: string;
  @Choice(SOURCE_KINDS)
  sourceKind!: SourceKind;
  @FreeText(LIMITS.short, { optional: true, nullable: true, about: 'Grondslag' })
  ground?: string | null;
  @FreeText(LIMITS.short, { optional: true, nullable: true, about: 'Hoe het gebruikt mag worden' })
  handling?: string | null;
  @NestedList(() => DeliveredItem, LIMITS.list)
  items!: DeliveredItem[];
}

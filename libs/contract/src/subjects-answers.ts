import {
  FACT_FIELDS,
  RELATION_KINDS,
  RELIABILITIES,
  type FactField,
  type RelationKind,
  type Reliability,
} from '@casusregie/domain';
import { ItemAnswer, SubjectAnswer } from './casework-answers';
import { Choice, Day, Flag, Id, Instant, Line, Nested, NestedList, Whole } from './fields';
import { OrganisationRef } from './shared-answers';

/** A subject as staff see it among those of a case. */
export class CaseSubject extends SubjectAnswer {
  @Whole(1, Number.MAX_SAFE_INTEGER)
  version!: number;
  @Flag({ about: 'Of er een burgerservicenummer is vastgelegd; het staat hier niet' })
  hasBsn!: boolean;
}

/** How two subjects of a case are tied together, and who says so. */
export class RelationAnswer {
  @Id()
  id!: string;
  @Id()
  fromId!: string;
  @Id()
  toId!: string;
  @Choice(RELATION_KINDS)
  kind!: RelationKind;
  @Line(200, { nullable: true })
  text!: string | null;
  @Nested(() => OrganisationRef)
  source!: OrganisationRef;
  @Id({ nullable: true })
  itemId!: string | null;
  @Day({ nullable: true })
  from!: string | null;
  @Day({ nullable: true })
  until!: string | null;
  @Line(120)
  addedBy!: string;
  @Instant()
  addedAt!: string;
  @Flag({ about: 'Beëindigd; blijft leesbaar' })
  ended!: boolean;
  @Line(500, { nullable: true })
  endReason!: string | null;
}

/** What one source stated of one field. */
export class FactAnswer {
  @Id()
  id!: string;
  @Line(200, { nullable: true, about: 'Leeg: de bron nam terug wat zij eerder stelde' })
  value!: string | null;
  @Nested(() => OrganisationRef)
  source!: OrganisationRef;
  @Day()
  happenedOn!: string;
  @Instant()
  recordedAt!: string;
  @Line(120)
  recordedBy!: string;
  @Choice(RELIABILITIES, { nullable: true })
  reliability!: Reliability | null;
  @Flag({ about: 'Ouder dan een jaar' })
  old!: boolean;
}

/** One field of a subject: what is shown, what each source states, and what was corrected. */
export class FieldFacts {
  @Choice(FACT_FIELDS)
  field!: FactField;
  @Line(200, { nullable: true })
  shown!: string | null;
  @Flag({ about: 'Bronnen spreken elkaar tegen' })
  contradicted!: boolean;
  @NestedList(() => FactAnswer, 200, { about: 'Wat elke bron nu stelt' })
  standing!: FactAnswer[];
  @NestedList(() => FactAnswer, 200, { about: 'Wat bronnen eerder stelden en zelf verbeterden' })
  corrected!: FactAnswer[];
}

/** That a source stated a burgerservicenummer; the number itself is not here. */
export class BsnMark {
  @Nested(() => OrganisationRef)
  source!: OrganisationRef;
  @Day()
  happenedOn!: string;
  @Instant()
  recordedAt!: string;
  @Line(120)
  recordedBy!: string;
}

/** A subject with everything that is known of it, by source. */
export class SubjectFile extends CaseSubject {
  @Id()
  caseId!: string;
  @Instant({ nullable: true })
  endedAt!: string | null;
  @Line(500, { nullable: true })
  endReason!: string | null;
  @NestedList(() => FieldFacts, 20)
  fields!: FieldFacts[];
  @NestedList(() => BsnMark, 50)
  bsns!: BsnMark[];
  @Flag({ about: 'Bronnen noemen verschillende burgerservicenummers' })
  bsnContradicted!: boolean;
  @NestedList(() => ItemAnswer, 500, { about: 'Informatie over dit subject' })
  items!: ItemAnswer[];
  @NestedList(() => RelationAnswer, 500)
  relations!: RelationAnswer[];
}

/** A burgerservicenummer that was revealed; asked for anew each time, kept nowhere. */
export class RevealedBsn {
  @Line(9)
  bsn!: string;
  @Nested(() => OrganisationRef)
  source!: OrganisationRef;
  @Day()
  happenedOn!: string;
}

/** The numbers of one person, newest first. */
export class RevealedBsns {
  @NestedList(() => RevealedBsn, 50)
  items!: RevealedBsn[];
}

/** A field of a subject with its value. */
export class IdentifierValue {
  @Choice(FACT_FIELDS)
  field!: FactField;
  @Line(200)
  value!: string;
}

/** What a partner needs to look up the subject of one line. */
export class LineIdentifiers {
  @Id()
  lineId!: string;
  @NestedList(() => IdentifierValue, 20)
  values!: IdentifierValue[];
  @Line(9, { nullable: true })
  bsn!: string | null;
}

/** The identifiers of one list. */
export class IdentifierList {
  @NestedList(() => LineIdentifiers, 50)
  items!: LineIdentifiers[];
}

import {
  NOTICE_KINDS,
  NOTICE_MODES,
  ORGANISATION_KINDS,
  type NoticeKind,
  type NoticeMode,
  type OrganisationKind,
} from '@casusregie/domain';
import { LIMITS, MAIL_STANDS } from './constants';
import { Choice, Day, Email, Flag, Id, Instant, Line, NestedList, Nested, Whole } from './fields';
import { OrganisationRef } from './shared-answers';

/** Something the caller is told of: a kind, the number of a case and a date; never a name or content. */
export class NoticeAnswer {
  @Id()
  id!: string;
  @Choice(NOTICE_KINDS)
  kind!: NoticeKind;
  @Line(30)
  number!: string;
  @Line(200, { about: 'Het adres in de app waar de melding heen leidt' })
  path!: string;
  @Day({ nullable: true, about: 'De uiterste datum waar de melding over gaat' })
  dueOn!: string | null;
  @Instant()
  createdAt!: string;
  @Instant({ nullable: true })
  readAt!: string | null;
}

/** A page of notices, newest first. */
export class NoticePage {
  @NestedList(() => NoticeAnswer, LIMITS.page)
  items!: NoticeAnswer[];
  @Line(400, { nullable: true })
  next!: string | null;
}

/** Which notices are asked for. */
export class NoticeQuery {
  @Choice(['unread'], { optional: true, about: 'Alleen wat nog niet gelezen is' })
  only?: 'unread';
  @Line(400, { optional: true })
  after?: string;
}

/** How many notices are unread; from 100 on there are that many or more. */
export class NoticeCount {
  @Whole(0, 100)
  unread!: number;
}

/** How one kind of notice comes by e-mail. */
export class NoticeChoice {
  @Choice(NOTICE_KINDS)
  kind!: NoticeKind;
  @Choice(NOTICE_MODES)
  mode!: NoticeMode;
}

/** What the caller gets by e-mail, and whether mail can reach them. */
export class NoticeSettings {
  @Choice(MAIL_STANDS, { about: 'Of deze omgeving mail verstuurt; een demonstratie nooit' })
  mail!: (typeof MAIL_STANDS)[number];
  @Flag({ about: 'Of er een e-mailadres van u bekend is' })
  hasAddress!: boolean;
  @Whole(0, 23, { about: 'Het uur van het dagoverzicht, op werkdagen, in Amsterdam' })
  digestHour!: number;
  @NestedList(() => NoticeChoice, NOTICE_KINDS.length)
  choices!: NoticeChoice[];
}

/** Chooses how kinds of notices come by e-mail; kinds that are left out stay as they are. */
export class ChooseNotices {
  @NestedList(() => NoticeChoice, NOTICE_KINDS.length)
  choices!: NoticeChoice[];
}

/** Whether mail arrives. */
export class MailStatus {
  @Choice(MAIL_STANDS)
  mail!: (typeof MAIL_STANDS)[number];
  @Whole(0, 10_000_000, { about: 'Mails die nog verstuurd moeten worden' })
  waiting!: number;
  @Instant({ nullable: true, about: 'Hoe lang de oudste al wacht' })
  waitingSince!: string | null;
  @Whole(0, 10_000_000, { about: 'Verstuurd in de afgelopen 30 dagen' })
  sent!: number;
  @Whole(0, 10_000_000, { about: 'Opgegeven in de afgelopen 30 dagen, na herhaald proberen' })
  givenUp!: number;
  @Line(200, { nullable: true, about: 'Wat de mailserver als laatste weigerde, zonder adres of inhoud' })
  lastFault!: string | null;
}

/** The address that an organisation gets its daily overview at. */
export class FunctionMailbox {
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @Line(254, { nullable: true })
  address!: string | null;
  @Whole(0, 1_000_000, { about: 'Voor If-Match; 0 zolang er geen is vastgelegd' })
  version!: number;
}

/** Organisations with their function mailbox, in order of name. */
export class FunctionMailboxList {
  @NestedList(() => FunctionMailbox, 2000)
  items!: FunctionMailbox[];
}

/** Which organisations are asked for. */
export class FunctionMailboxQuery {
  @Choice(ORGANISATION_KINDS, { optional: true })
  kind?: OrganisationKind;
}

/** Sets the function mailbox of an organisation; null takes it away. */
export class SetFunctionMailbox {
  @Email({ nullable: true })
  address!: string | null;
}

import type { MailKind, NoticeKind, NoticeMode } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Instant, Key, Ref, Text, Whole } from '../columns';

/** Something that one person is told of: a kind, a case and a date, never content. */
@Entity('notices')
export class NoticeRow {
  @Key() id!: string;
  @Ref() person_id!: string;
  @Ref() case_id!: string;
  @Text() kind!: NoticeKind;
  /** The row of the outbox it came of: each is told once to each. */
  @Ref() outbox_id!: string;
  @Day({ nullable: true }) due_on!: string | null;
  @Instant() created_at!: string;
  @Instant({ nullable: true }) read_at!: string | null;
  /** How it was to go by mail when it was made. */
  @Text() mode!: NoticeMode;
  /** The mail it goes along in. */
  @Ref({ nullable: true }) mail_id!: string | null;
}

/** How one person gets one kind of notice by mail, when they chose so. */
@Entity('notice_settings')
export class NoticeSetting {
  @Key() person_id!: string;
  @PrimaryColumn({ type: 'text' }) kind!: NoticeKind;
  @Text() mode!: NoticeMode;
}

/** A mail to send: to whom is found and what it says is written at the moment it is sent. */
@Entity('mails')
export class Mail {
  @Key() id!: string;
  @Text() kind!: MailKind;
  @Ref({ nullable: true }) person_id!: string | null;
  @Ref({ nullable: true }) organisation_id!: string | null;
  @Text() state!: 'waiting' | 'sent' | 'dropped' | 'given-up';
  @Whole() attempts!: number;
  @Instant() created_at!: string;
  /** Not before this instant; moved on before each try, so that no other process tries at once. */
  @Instant() try_at!: string;
  @Instant({ nullable: true }) ended_at!: string | null;
  /** What the mail server refused, as a code; never an address or a text. */
  @Text({ nullable: true }) fault!: string | null;
}

/** Where an organisation gets its daily overview. */
@Entity('function_mailboxes')
export class FunctionMailboxRow {
  @Key() organisation_id!: string;
  @Text({ nullable: true }) address!: string | null;
  @Whole() version!: number;
  @Ref() changed_by!: string;
  @Instant() changed_at!: string;
}

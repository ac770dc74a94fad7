// Every text column of every table: what may be marked, and who may see it. Typed by hand; a column that is in no list here
// fails the spec, so that nobody adds a text without saying who reads it.

/** A view of a case, or a circle of people beside cases. */
export type Audience =
  | 'staff'
  | 'requester'
  | 'partner'
  /** Staff of the RIEC itself, and the privacy officer let in for a data subject; no case director, nobody from elsewhere. */
  | 'riec'
  | 'header'
  /** Who speaks for the organisation that was asked, named on the case or not. */
  | 'asked'
  | 'liec-legal'
  /** Who watches over access for a time in the region: managers and privacy officers. */
  | 'keepers'
  /** The desk of the RIEC of the region. */
  | 'desk'
  /** Officers of the municipality of the stage. */
  | 'municipality'
  /** The chair of the meetings of the stage, and who speaks for the organisation that was invited. */
  | 'invited'
  | 'auditor'
  /** Who reads the settings of the region: its application manager, and administrators. */
  | 'settings'
  /** Who reads the authorisation register, a whole or the part of a region. */
  | 'register'
  /** Who keeps the register and where mail goes. */
  | 'administrator'
  /** Everybody who is logged in. */
  | 'known'
  /** Whoever opens the page of demo accounts. */
  | 'open';

export type Row = Readonly<Record<string, unknown>>;

/** A text that is marked: who may see it, and how the mark is wrapped where the column holds more than a text. */
export interface Marked {
  readonly seenBy: readonly Audience[] | ((row: Row) => readonly Audience[]);
  readonly as?: (mark: (part: string) => string, row: Row) => string;
  /** In JSON, who may see each part; parts that are not named here are for nobody. */
  readonly parts?: Readonly<Record<string, readonly Audience[]>>;
}

const NOBODY: Marked = { seenBy: [] };
const by = (...seenBy: Audience[]): Marked => ({ seenBy });
const isTrue = (value: unknown): boolean => value === true || value === 1;
const staffAndWriter = (row: Row): readonly Audience[] =>
  isTrue(row['by_requester']) ? ['staff', 'requester'] : ['staff'];
const reported = (mark: (part: string) => string): string =>
  JSON.stringify({ reportedBy: mark('reportedBy'), channel: 'telephone' });
/** An event is told to those it was written for; in the words of its writer only to the writer's own organisation. */
const told = (row: Row): Audience[] => [
  'staff',
  ...(isTrue(row['for_partner']) ? (['partner'] as const) : []),
  ...(isTrue(row['for_requester']) ? (['requester'] as const) : []),
];
const toldInWords = (row: Row): Audience[] =>
  told(row).filter((view) => view !== 'requester' || row['role'] === 'requester');

/** A task is for staff and for who owns it: the police, or the municipality that brought the case in. */
const owned = (row: Row): Audience[] => {
  const ofPolice = row['owner_organisation_id'] === row['police'];
  if (row['case_id'] === null) return ['desk', 'municipality'];
  return ['staff', ofPolice ? 'partner' : 'requester'];
};

/** The texts that are marked, by table and column. */
export const MARKED: Readonly<Record<string, Marked>> = {
  'case_files.title': by('staff', 'requester', 'partner'),
  'case_files.place': by('staff', 'requester'),
  'case_files.indications': by('staff', 'requester', 'partner'),
  'case_files.own_actions': by('staff', 'requester'),
  'case_files.question': by('staff', 'requester'),
  'case_files.involved': {
    seenBy: [],
    parts: { description: ['staff', 'requester'] },
    as: (mark) => JSON.stringify([{ kind: 'person', description: mark('description') }]),
  },
  'case_files.asked': {
    seenBy: [],
    parts: { label: ['staff', 'requester'], example: ['staff', 'requester'] },
    as: (mark, row) =>
      JSON.stringify([
        {
          ...{ key: 'canary', of: row['kind'], kind: 'line', options: [], hint: '', required: false, sensitive: true },
          label: mark('label'),
          example: mark('example'),
        },
      ]),
  },
  'case_files.answers': {
    seenBy: [],
    parts: { value: ['staff', 'requester'] },
    as: (mark, row) =>
      JSON.stringify([{ key: 'canary', value: mark('value'), by: row['filer_id'], at: '2026-11-24T09:00:00.000Z' }]),
  },
  'case_files.filed_on_behalf': {
    seenBy: [],
    parts: { contactName: ['staff', 'requester'] },
    as: (mark) => JSON.stringify({ contactName: mark('contactName'), channel: 'telephone' }),
  },
  'case_files.hold': {
    seenBy: [],
    parts: { reason: ['staff'], mayorInformedBy: ['staff'], meanwhile: ['staff'] },
    as: (mark) =>
      JSON.stringify({
        ground: 'investigation-interest',
        reason: mark('reason'),
        reviewOn: '2026-12-24',
        toldToRequester: false,
        mayorInformedBy: mark('mayorInformedBy'),
        meanwhile: mark('meanwhile'),
      }),
  },
  'case_files.outcome': {
    seenBy: [],
    parts: { requesterText: ['staff', 'requester'], selfHelp: ['staff', 'requester'] },
    as: (mark) =>
      JSON.stringify({
        reasons: ['insufficient-indications'],
        requesterText: mark('requesterText'),
        internalText: mark('internalText'),
        selfHelp: mark('selfHelp'),
        referrals: [],
        destination: null,
      }),
  },
  'case_files.withdrawal_wish': by('staff'),
  'case_files.advice': by('staff', 'partner'),
  'case_files.answer': by('staff', 'requester'),
  'case_files.effect': NOBODY,
  'outside_numbers.system': { seenBy: staffAndWriter },
  'outside_numbers.number': { seenBy: staffAndWriter },
  'participants.ground': by('staff'),
  'exclusions.reason': NOBODY,
  'case_events.subject': { seenBy: toldInWords },
  'case_events.detail': { seenBy: toldInWords },
  'case_events.on_behalf': { seenBy: told, as: reported },
  'proposals.summary': by('staff'),
  'proposals.facts': { seenBy: [], as: (mark) => JSON.stringify({ reason: mark('reason') }) },
  'idempotency_keys.route': NOBODY,
  'idempotency_keys.key': NOBODY,
  'idempotency_keys.answer': { seenBy: [], as: (mark) => JSON.stringify({ outcome: mark('outcome') }) },
  'questions.question': by('staff', 'requester'),
  'questions.answer': by('staff', 'requester'),
  'legality_tests.indications': by('staff'),
  'legality_tests.necessity': by('staff'),
  'legality_tests.proportionality': by('staff'),
  'legality_tests.subsidiarity': by('staff'),
  'legality_tests.data_categories': by('staff'),
  'legality_tests.no_partners_reason': by('staff'),
  'subjects.end_reason': by('staff'),
  'subject_facts.value': { seenBy: (row) => (isTrue(row['asked']) ? ['staff', 'asked'] : ['staff']) },
  // Revealed by an act of its own only, which the crawl does not do.
  'subject_bsns.bsn': NOBODY,
  'subject_relations.text': by('staff'),
  'subject_relations.end_reason': by('staff'),
  'subjects.description': { seenBy: (row) => (isTrue(row['asked']) ? ['staff', 'asked'] : ['staff']) },
  'inquiry_lines.on_behalf': { seenBy: ['staff', 'asked'], as: reported },
  'information_items.text': by('staff'),
  'information_items.ground': by('staff'),
  'information_items.handling': by('staff'),
  'information_items.special_necessity': by('staff'),
  'meeting_decisions.meeting': by('staff'),
  'meeting_decisions.attendees': {
    seenBy: [],
    parts: { attendee: ['staff'] },
    as: (mark) => JSON.stringify([mark('attendee')]),
  },
  'meeting_decisions.text': by('staff'),
  'interventions.description': by('staff', 'partner', 'asked'),
  'interventions.result_text': by('staff', 'partner', 'asked'),
  'interventions.reason': by('staff', 'partner', 'asked'),
  'interventions.on_behalf': { seenBy: ['staff', 'partner', 'asked'], as: reported },
  'feedbacks.text': by('staff', 'requester'),
  'feedbacks.reaction': by('staff', 'requester'),
  'second_lines.question': by('staff', 'liec-legal'),
  'second_lines.answer': by('staff', 'liec-legal'),
  'attachments.name': { seenBy: staffAndWriter },
  'case_notes.text': by('riec'),
  'case_note_versions.text': by('riec'),
  'tasks.title': { seenBy: owned },
  'tasks.text': { seenBy: owned },
  'tasks.note': { seenBy: owned },
  'meetings.kind': by('desk', 'invited'),
  'meetings.begins_at': by('desk', 'invited'),
  'meetings.place': by('desk', 'invited'),
  'meeting_items.minutes': by('staff'),
  'meeting_items.decision': by('staff', 'partner'),
  'meeting_notes.text': by('staff', 'partner'),
  'contacts.with_whom': by('desk'),
  'contacts.text': by('desk'),
  'municipality_desks.contact_persons': {
    seenBy: [],
    parts: {
      name: ['desk', 'municipality'],
      function: ['desk', 'municipality'],
      telephone: ['desk', 'municipality'],
      email: ['desk', 'municipality'],
    },
    as: (mark) =>
      JSON.stringify([
        {
          name: mark('name'),
          function: mark('function'),
          telephone: mark('telephone'),
          email: mark('email'),
          deputy: false,
        },
      ]),
  },
  'persons.name': by('known', 'open'),
  'persons.function': by('known', 'open'),
  // The handler's, in the words that tell a requester whom to call.
  'persons.telephone': by('requester', 'register'),
  // Whoever keeps the register, and nobody else: it is where mail goes.
  'persons.email': by('register'),
  'function_mailboxes.address': by('administrator'),
  'organisations.name': by('known', 'open'),
  'regions.name': by('known'),
  // A list lies outside every reach: whoever brought it sees it, and nobody anything of its rows once it is found wrong.
  'case_imports.file_name': by('desk'),
  'case_import_rows.title': NOBODY,
  'case_import_rows.old_system': NOBODY,
  'case_import_rows.old_number': NOBODY,
  'case_import_rows.subject': NOBODY,
  'case_import_rows.indications': NOBODY,
  'case_import_rows.question': NOBODY,
  'case_imports.faults': {
    seenBy: [],
    parts: { found: ['desk'] },
    as: (mark) => JSON.stringify([{ row: 2, column: null, kind: 'missing', found: mark('found') }]),
  },
  'case_imports.summary': {
    seenBy: [],
    parts: { title: ['desk'] },
    as: (mark) =>
      JSON.stringify({
        preview: [
          {
            ...{ row: 2, number: 'A-1', municipality: 'Groningen', kind: 'Training', state: 'Ingediend' },
            ...{ title: mark('title'), handler: null, receivedOn: '2026-11-02' },
          },
        ],
      }),
  },
  'regions.mailbox': by('known'),
  'regions.telephone': by('known'),
  'reporting_units.name': NOBODY,
  'themes.label': by('known'),
  'phenomena.label': by('known'),
  'desks.label': by('known'),
  'authorisations.granted_by': by('register'),
  'authorisations.ground': by('register'),
  'authorisations.end_reason': by('register'),
  'certifications.reason': NOBODY,
  'login_attempts.nonce': NOBODY,
  'login_attempts.verifier': NOBODY,
  'login_attempts.return_to': NOBODY,
  'audit_samples.conclusion': by('auditor'),
  'audit_sample_reads.note': by('auditor'),
  'settings.value': NOBODY,
  // The plant shares what it saves.
  'list_views.name': by('desk'),
  'word_templates.name': by('register', 'settings'),
};

/** Texts that the database lets nobody change once they are written: rows with a mark are added instead. */
export const BORN: Readonly<Record<string, readonly Audience[]>> = {
  'case_grants.ground': ['keepers'],
  'case_grants.reference': ['keepers'],
  'region_settings.value': ['known'],
  'region_settings.note': ['settings'],
};

/** Columns that hold a code of a list, an id or a date: a mark would break them, and they are no text of a person. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  'a state, kind or other word of a closed list': [
    'case_files.state',
    'case_files.phase',
    'case_files.origin',
    'case_files.shown_state',
    'case_files.track',
    'case_files.kind',
    'case_files.confidentiality',
    'case_files.priority',
    'case_imports.state',
    'case_import_rows.state',
    'case_import_rows.phase',
    'case_import_rows.shown_state',
    'case_import_rows.track',
    'case_import_rows.kind',
    'case_import_rows.confidentiality',
    'case_import_rows.priority',
    'case_import_rows.purpose',
    'case_files.purpose',
    'case_counts.state',
    'case_events.type',
    'case_events.from_state',
    'case_events.to_state',
    'case_events.shown_before',
    'case_events.shown_after',
    'case_events.role',
    'case_events.month',
    'outbox.what',
    'notices.kind',
    'notices.mode',
    'notice_settings.kind',
    'notice_settings.mode',
    'mails.kind',
    'mails.state',
    'mails.fault',
    'participants.named_as',
    'proposals.move',
    'legality_tests.depth',
    'subjects.kind',
    'subject_facts.field',
    'subject_facts.reliability',
    'subject_relations.kind',
    'inquiry_lines.answer',
    'inquiry_lines.ground',
    'information_items.source_kind',
    'information_items.reliability',
    'information_items.item_use',
    'information_items.wpg_article',
    'meeting_decisions.move',
    'interventions.kind',
    'interventions.status',
    'interventions.result',
    'attachments.type',
    'organisations.kind',
    'authorisations.role',
    'certifications.outcome',
    'case_grants.kind',
    'tasks.state',
    'meetings.state',
    'meeting_guests.presence',
    'meeting_items.reason',
    'case_marks.kind',
    'case_ties.tie',
    'contacts.channel',
    'audit_sample_reads.finding',
  ],
  'a code of a reference list': [
    'case_files.region_code',
    'case_files.chosen_region_code',
    'case_files.main_theme',
    'case_files.more_themes',
    'case_files.phenomena',
    'case_counters.region_code',
    'case_imports.region_code',
    'case_counts.region_code',
    'inquiry_lines.region_code',
    'interventions.region_code',
    'second_lines.region_code',
    'organisations.code',
    'organisations.region_code',
    'organisations.province_code',
    'province_regions.region_code',
    'regions.code',
    'reporting_units.region_code',
    'themes.code',
    'themes.region_code',
    'phenomena.code',
    'desks.code',
    'authorisations.region_codes',
    'case_grants.region_code',
    'region_settings.region_code',
    'tasks.region_code',
    'meetings.region_code',
    'meeting_guests.region_code',
    'case_marks.region_code',
    'absences.region_code',
    'contacts.region_code',
    'municipality_desks.region_code',
    'word_templates.region_code',
    'list_views.region_code',
  ],
  'choices of a list, by closed lists and ids': [
    'list_views.filters',
    'list_views.sort',
    'list_views.direction',
    'list_views.columns',
  ],
  'the number of a case, which is made from region and year': ['case_files.number'],
  'ids of organisations as JSON': ['legality_tests.partner_ids'],
  'an id that is kept as text, because it may be of several kinds': ['processing_lines.subject_id'],
  'a digest, or a key that opens nothing outside this database': [
    'attachments.sha256',
    'case_marks.mark',
    'attachments.key_material',
    'idempotency_keys.body_hash',
    'sessions.id',
    'sessions.provider_session',
    'sessions.login_level',
    'login_attempts.state',
  ],
  'the name by which the program finds it': [
    'region_settings.name',
    'settings.name',
    'persons.account',
    'migrations.name',
  ],
  'the log, which cannot be changed and holds ids and digests only': [
    'log_entries.act',
    'log_entries.object',
    'log_entries.result',
    'log_entries.trace_id',
    'log_entries.commitment',
    'log_payloads.salt',
    'log_payloads.payload',
    'log_leaves.leaf_hash',
    'log_tiles.hash',
    'log_checkpoints.root_hash',
    'log_checkpoints.note',
    'log_signatures.witness',
    'log_signatures.line',
    'processing_lines.trace_id',
    'processing_lines.span_id',
    'processing_lines.activity',
    'processing_lines.name',
    'processing_lines.subject_type',
    'processing_lines.status',
  ],
};

import { NAMED_AS, NAMED_AS_LABELS } from '../access/actor';
import { GRANT_KIND_LABELS, GRANT_KINDS } from '../access/case-grants';
import { REFUSALS } from '../access/decide';
import { FINDING_LABELS, FINDINGS, OTHER_ACT_LABELS, OTHER_ACTS, TIE_LABELS, TIES } from '../access/log-acts';
import { ACT_LABELS } from '../access/acts';
import { ACTS, DESK_ACTS } from '../access/policy';
import * as roles from '../access/roles';
import { EVENT_GROUP_LABELS, EVENT_GROUPS } from '../case/event-groups';
import { HAPPENING_TEXTS, HAPPENINGS } from '../case/events';
import * as exported from '../case/exports';
import * as imported from '../case/imports';
import * as views from '../case/list-views';
import * as items from '../case/items';
import * as kinds from '../case/kinds';
import { MOVE_FACTS } from '../case/move-row';
import { MOVE_NAMES, MOVES } from '../case/moves';
import { NEED_LABELS, NEEDS } from '../case/needs';
import { HOLD_GROUND_LABELS, HOLD_GROUNDS, REASON_ROWS, REASONS } from '../case/reasons';
import { SHOWN_LABELS, SHOWN_STATES, SHOWN_TEXTS } from '../case/requester-view';
import * as results from '../case/results';
import * as states from '../case/states';
import { TASK_STATE_LABELS, TASK_STATES } from '../case/tasks';
import * as subjects from '../case/subjects';
import * as meetings from '../meetings/meetings';
import * as likeness from '../likeness/marks';
import * as notices from '../notices/kinds';
import * as certifying from '../register/certifying';
import * as standing from '../register/standing';
import * as questions from '../settings/questions';
import * as settings from '../settings/settings';
import * as dutch from './dutch';
import { GLOSSARY } from './glossary';
import { code, page, PRINTED, table } from './markdown';

const words = <Id extends string>(title: string, ids: readonly Id[], labels: Record<Id, string>): string =>
  [
    `### ${title}`,
    table(
      ['id', 'Nederlands'],
      ids.map((id) => [code(id), labels[id]]),
    ),
  ].join('\n\n');

const labelsOf = <Id extends string>(rows: Record<Id, { readonly label: string }>): Record<Id, string> =>
  Object.fromEntries(Object.entries<{ readonly label: string }>(rows).map(([id, { label }]) => [id, label])) as Record<
    Id,
    string
  >;

const aboutCases = (): string[] => [
  words('States of a case', states.STATES, states.STATE_LABELS),
  '### States as the requester reads them',
  table(
    ['id', 'Nederlands', 'tekst'],
    SHOWN_STATES.map((id) => [code(id), SHOWN_LABELS[id], SHOWN_TEXTS[id]]),
  ),
  words('Phases', states.PHASES, states.PHASE_LABELS),
  words('Tracks', states.TRACKS, dutch.TRACK_WORDS),
  words('Kinds of request', kinds.KINDS, labelsOf(kinds.KIND_ROWS)),
  words('Purposes', kinds.PURPOSES, kinds.PURPOSE_LABELS),
  words('Kinds of answer to a question', questions.ANSWER_KINDS, questions.ANSWER_KIND_LABELS),
  words('Answers of a request', kinds.REQUEST_FIELDS, kinds.REQUEST_FIELD_LABELS),
  words('Confidentiality', kinds.CONFIDENTIALITIES, kinds.CONFIDENTIALITY_LABELS),
  words('Priorities', kinds.PRIORITIES, kinds.PRIORITY_LABELS),
  words('Moves', MOVE_NAMES, labelsOf(MOVES)),
  words('Facts given with a move', MOVE_FACTS, dutch.FACT_WORDS),
  words('Needs of a move', NEEDS, NEED_LABELS),
  words('Reasons to reject or refer', REASONS, labelsOf(REASON_ROWS)),
  words('Grounds to put on hold', HOLD_GROUNDS, HOLD_GROUND_LABELS),
  words('Other happenings on the timeline', HAPPENINGS, HAPPENING_TEXTS),
  words('Groups of happenings', EVENT_GROUPS, EVENT_GROUP_LABELS),
  words('Columns of a list that is taken along', exported.EXPORT_COLUMNS, exported.EXPORT_COLUMN_LABELS),
  words('Columns of an old list', imported.IMPORT_COLUMNS, labelsOf(imported.IMPORT_COLUMN_ROWS)),
  words('How an import stands', imported.IMPORT_STATES, imported.IMPORT_STATE_LABELS),
  words('Faults of an old list', imported.IMPORT_FAULTS, imported.IMPORT_FAULT_TEXTS),
  words('Columns of a worklist', views.LIST_COLUMNS, views.LIST_COLUMN_LABELS),
  words('What a case file is taken along as', exported.EXPORT_FORMS, exported.EXPORT_FORM_LABELS),
];

const aboutWork = (): string[] => [
  words('Subjects', results.SUBJECT_KINDS, results.SUBJECT_KIND_LABELS),
  words('What can be known of a subject', subjects.FACT_FIELDS, subjects.FACT_FIELD_LABELS),
  words('Relations between subjects', subjects.RELATION_KINDS, subjects.RELATION_KIND_LABELS),
  words('Depths of a legality test', results.TEST_DEPTHS, results.TEST_DEPTH_LABELS),
  words('Answers to an inquiry', results.INQUIRY_ANSWERS, results.INQUIRY_ANSWER_LABELS),
  words('Grounds to give no answer', results.DECLINE_GROUNDS, results.DECLINE_GROUND_LABELS),
  words('Sources', results.SOURCE_KINDS, results.SOURCE_KIND_LABELS),
  words('How sure a source is', items.RELIABILITIES, items.RELIABILITY_LABELS),
  words('Articles of the Wet politiegegevens', items.WPG_ARTICLES, items.WPG_ARTICLE_LABELS),
  words('What a source lets others do with an item', items.ITEM_USES, items.ITEM_USE_LABELS),
  words('Why closed sources are locked', items.CLOSED_LOCKS, items.CLOSED_LOCK_LABELS),
  words('Kinds of intervention', results.INTERVENTION_KINDS, results.INTERVENTION_KIND_LABELS),
  words('Statuses of an intervention', results.INTERVENTION_STATUSES, results.INTERVENTION_STATUS_LABELS),
  words('Results of an intervention', results.INTERVENTION_RESULTS, results.INTERVENTION_RESULT_LABELS),
  words('Channels', results.CHANNELS, results.CHANNEL_LABELS),
  words('Why cases look alike', likeness.LIKENESS_KINDS, likeness.LIKENESS_LABELS),
  words('What is said of a likeness', likeness.LIKENESS_VERDICTS, likeness.LIKENESS_VERDICT_LABELS),
  words('How two cases belong together', likeness.CASE_TIES, likeness.CASE_TIE_LABELS),
  words('States of a task', TASK_STATES, TASK_STATE_LABELS),
  words('States of a meeting', meetings.MEETING_STATES, meetings.MEETING_STATE_LABELS),
  words('Why a case is on an agenda', meetings.AGENDA_REASONS, meetings.AGENDA_REASON_LABELS),
  words('Whether somebody came', meetings.PRESENCES, meetings.PRESENCE_LABELS),
];

const aboutPeople = (): string[] => [
  words('Roles', roles.ROLES, roles.ROLE_LABELS),
  words('Reaches', roles.REACHES, roles.REACH_LABELS),
  words('Views of a case', roles.VIEWS, dutch.VIEW_WORDS),
  words('Named on a case as', NAMED_AS, NAMED_AS_LABELS),
  words('Kinds of access for a time', GRANT_KINDS, GRANT_KIND_LABELS),
  words('Kinds of organisation', roles.ORGANISATION_KINDS, roles.ORGANISATION_KIND_LABELS),
  words('Acts in a case', ACTS, ACT_LABELS),
  words('Acts outside a case', DESK_ACTS, dutch.DESK_ACT_WORDS),
  words('Other acts in the log', OTHER_ACTS, OTHER_ACT_LABELS),
  words('Refusals', REFUSALS, dutch.REFUSAL_WORDS),
  words('What an auditor finds of a read', FINDINGS, FINDING_LABELS),
  words('What ties a reader to a case', TIES, TIE_LABELS),
  words('Settings of a region', settings.SETTING_NAMES, labelsOf(settings.SETTING_ROWS)),
  words('Groups of settings', settings.SETTING_GROUPS, settings.SETTING_GROUP_LABELS),
  words('How a change of a setting stands', settings.CHANGE_STANDINGS, settings.CHANGE_STANDING_LABELS),
  words('How an authorisation stands', standing.STANDINGS, standing.STANDING_LABELS),
  words(
    'Outcomes of the yearly review of an authorisation',
    certifying.CERTIFICATION_OUTCOMES,
    certifying.CERTIFICATION_OUTCOME_LABELS,
  ),
  words(
    'Why somebody does not review an authorisation',
    certifying.CERTIFICATION_REFUSALS,
    certifying.CERTIFICATION_REFUSAL_LABELS,
  ),
];

const aboutNotices = (): string[] => [
  words('Notices', notices.NOTICE_KINDS, notices.NOTICE_LABELS),
  words('What a mail of a notice asks, in its subject', notices.NOTICE_KINDS, notices.NOTICE_ACTIONS),
  words('The sentence in the mail of a notice', notices.NOTICE_KINDS, notices.NOTICE_SENTENCES),
  words('The sentence in the other mails', notices.MAIL_KINDS, notices.MAIL_SENTENCES),
  words('How a notice comes by e-mail', notices.NOTICE_MODES, notices.NOTICE_MODE_LABELS),
];

/** The page `docs/words.md`: the field's words in Dutch and English, and every identifier with its Dutch label. */
export const printWords = (): string =>
  page(
    '# Words',
    PRINTED,
    'Screens speak Dutch, code and API speak English. This page holds the two together: first the words of the field, ' +
      'then every identifier that crosses the wire with the Dutch words shown for it.',
    '## Words of the field',
    table(['Nederlands', 'English', 'betekenis'], GLOSSARY),
    '## Identifiers about a case',
    ...aboutCases(),
    '## Identifiers about the work of partners',
    ...aboutWork(),
    '## Identifiers about people',
    ...aboutPeople(),
    '## Notices and e-mail',
    ...aboutNotices(),
  );

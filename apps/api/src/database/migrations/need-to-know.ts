/**
 * The need-to-know core in SQL, for PostgreSQL only: a second lock that shares no code with `decide`. It was written from
 * docs/permissions.md, and docs/rules.md tells where it is wider on purpose. Everything is told for the person and the
 * instant of the setting `casusregie.person`; without it every set is empty.
 */

/** Who asks and when is found once: asked for each row, it would cost more than the rows themselves. */
const once = (body: string): string =>
  body
    .replaceAll('casus_person()', 'this_person')
    .replaceAll('casus_at()', 'this_moment')
    .replaceAll('casus_today()', 'this_day');

/**
 * Runs as the owner of the tables, and sees every row while it runs: what it answers is ids, codes and yes or no, never
 * content. The search path is fixed, so that nobody can put a table of their own in the way. The setting is put back
 * before it answers (a failure ends the transaction, and the setting with it); as a clause of the function it would ask
 * for a superuser.
 */
const definer = (
  signature: string,
  returns: string,
  { declare = '', body }: { declare?: string; body: string },
): string =>
  `CREATE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql STABLE SECURITY DEFINER
   SET search_path = public, pg_temp AS $$
   DECLARE
     before text := coalesce(current_setting('casusregie.system', true), '');
     this_person uuid := casus_person();
     this_moment timestamptz := casus_at();
     this_day date := casus_today();
     ${declare}
   BEGIN
     PERFORM set_config('casusregie.system', 'on', true);
     ${once(body)}
     PERFORM set_config('casusregie.system', before, true);
     RETURN${/^(SETOF|TABLE|void)/.test(returns) ? '' : ' answer'};
   END $$`;
/** A function that answers one value. */
const value = (signature: string, returns: string, expression: string): string =>
  definer(signature, returns, { declare: `answer ${returns};`, body: `answer := ${expression};` });
/** A function that answers rows. */
const rows = (signature: string, returns: string, query: string): string =>
  definer(signature, returns, { body: `RETURN QUERY ${query};` });
const plain = (signature: string, returns: string, body: string): string =>
  `CREATE FUNCTION ${signature} RETURNS ${returns} LANGUAGE sql STABLE AS $$ ${body} $$`;

const REGIONAL = `'account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'`;
const SCREENED = `${REGIONAL}, 'case-director', 'liec-coordinator', 'liec-legal', 'partner'`;
const APART = `'administrator', 'auditor'`;

/**
 * What a transaction has been told, and what `casus_enter` found for it. Nothing told is NULL, and NULL lets nobody in.
 */
const told = (name: string, type: string): string =>
  `CAST(nullif(current_setting('casusregie.${name}', true), '') AS ${type})`;

/** Whether a row is put to an organisation the person answers for. */
const isOwnRow = (table: string, owner: string): string =>
  `(${table}.${owner} = ANY (${told('answering', 'uuid[]')}) AND ${table}.region_code = ANY (${told('answering_regions', 'text[]')})
    OR ${table}.${owner} = ANY (${told('asking', 'uuid[]')}))`;

/** Who asks, and when. */
const WHO = [
  plain('casus_person()', 'uuid', `SELECT ${told('person', 'uuid')}`),
  plain('casus_at()', 'timestamptz', `SELECT ${told('at', 'timestamptz')}`),
  plain('casus_today()', 'date', `SELECT CAST(casus_at() AT TIME ZONE 'Europe/Amsterdam' AS date)`),
];

/** What the person is authorised for today: not ended, screened where it is asked, and never beside keeping watch. */
const AUTHORISED = [
  rows(
    'casus_authorised()',
    'TABLE (role text, organisation_id uuid, regions text[])',
    `WITH live AS (
         SELECT a.role, a.organisation_id, a.region_codes FROM authorisations a JOIN persons p ON p.id = a.person_id
         WHERE a.person_id = casus_person() AND p.active AND to_jsonb(a) ->> 'ended_at' IS NULL
           AND (a.valid_until IS NULL OR a.valid_until >= casus_today())
           AND (a.role NOT IN (${SCREENED}) OR a.screened_until >= casus_today()))
       SELECT l.role, l.organisation_id,
         CASE WHEN l.region_codes IS NULL THEN ARRAY(SELECT r.code FROM regions r)
              ELSE ARRAY(SELECT json_array_elements_text(CAST(l.region_codes AS json))) END
       FROM live l WHERE NOT EXISTS (SELECT 1 FROM live x WHERE x.role IN (${APART}))`,
  ),
  value(
    'casus_predecessors(ids uuid[])',
    'uuid[]',
    `CASE WHEN ids = '{}' THEN ids ELSE ARRAY(
       WITH RECURSIVE lineage AS (
         SELECT unnest(ids) AS id
         UNION SELECT o.id FROM organisations o JOIN lineage l ON o.successor_id = l.id WHERE o.valid_until < casus_today())
       SELECT id FROM lineage) END`,
  ),
  value(
    'casus_successors(ids uuid[])',
    'uuid[]',
    `CASE WHEN ids = '{}' THEN ids ELSE ARRAY(
       WITH RECURSIVE lineage AS (
         SELECT unnest(ids) AS id
         UNION SELECT o.successor_id FROM organisations o JOIN lineage l ON o.id = l.id
         WHERE o.successor_id IS NOT NULL AND o.valid_until < casus_today())
       SELECT id FROM lineage) END`,
  ),
];

/** Whether a person is let in to one case: by name, for a time, or by a row of the own organisation. */
const CASES = [
  value(
    'casus_names(wanted uuid)',
    'boolean',
    `EXISTS (
       SELECT 1 FROM participants n JOIN case_files c ON c.id = n.case_id
       WHERE n.case_id = wanted AND n.person_id = casus_person()
         AND n.from_on <= casus_today() AND (n.until_on IS NULL OR n.until_on >= casus_today())
         AND (n.named_as || ' ' || n.organisation_id = ANY (${told('named_for', 'text[]')})
           OR n.named_as = 'staff' AND c.region_code = ANY (${told('staff_regions', 'text[]')})
           OR n.named_as = 'colleague' AND c.submitting_organisation_id = ANY (${told('asking', 'uuid[]')})))
       OR EXISTS (
       SELECT 1 FROM case_grants g JOIN case_files c ON c.id = g.case_id
       WHERE g.case_id = wanted AND g.person_id = casus_person() AND c.state <> 'draft'
         AND g.from_at <= casus_at() AND g.until_at > casus_at() AND (g.ended_at IS NULL OR g.ended_at > casus_at())
         AND (g.kind IN ('time-boxed', 'break-glass') AND c.region_code = ANY (${told('staff_regions', 'text[]')})
           OR g.kind = 'data-subject-request' AND c.region_code = ANY (${told('privacy_regions', 'text[]')})
           OR g.kind = 'second-person' AND ${told('jurist', 'boolean')}))`,
  ),
  value('casus_was_let_in(who uuid)', 'boolean', `EXISTS (SELECT 1 FROM case_grants g WHERE g.person_id = who)`),
  value(
    'casus_has_rows(wanted uuid)',
    'boolean',
    `EXISTS (SELECT 1 FROM inquiry_lines r WHERE r.case_id = wanted AND ${isOwnRow('r', 'partner_id')})
       OR EXISTS (SELECT 1 FROM interventions r WHERE r.case_id = wanted AND ${isOwnRow('r', 'owner_id')})
       OR ${told('second_lines', 'boolean')} AND EXISTS (SELECT 1 FROM second_lines s WHERE s.case_id = wanted)`,
  ),
  value(
    'casus_asks_about(wanted uuid, in_case uuid)',
    'boolean',
    `EXISTS (SELECT 1 FROM inquiry_lines r WHERE r.case_id = in_case AND r.subject_id = wanted
       AND ${isOwnRow('r', 'partner_id')})`,
  ),
];

/** For counting: ids and states only; whoever asks sees of the cases themselves what the policies show. */
const COUNTING = [
  rows(
    'casus_kept_out()',
    'TABLE (id uuid, state text, region_code text, confidentiality text)',
    `SELECT c.id, c.state, c.region_code, c.confidentiality FROM exclusions x
       JOIN case_files c ON c.id = x.case_id WHERE x.person_id = casus_person()`,
  ),
  rows(
    'casus_running(at_end_of text)',
    'SETOF uuid',
    `SELECT e.case_id FROM case_events e WHERE e.month <= at_end_of
       GROUP BY e.case_id HAVING sum(e.stock_change) > 0`,
  ),
  rows(
    'casus_came_to(in_month text, wanted text, by_type text)',
    'SETOF uuid',
    `SELECT e.case_id FROM case_events e WHERE e.month = in_month AND e.to_state = wanted
       AND e.from_state <> e.to_state AND (by_type IS NULL OR e.type = by_type)`,
  ),
];

/** What is filed in a unit of work may be filled in it, also when it goes to another region. */
const FILING = [
  `CREATE FUNCTION casus_opens_what_it_files() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM set_config('casusregie.opened',
       concat_ws(',', nullif(current_setting('casusregie.opened', true), ''), NEW.id), true);
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER casus_opens_what_it_files AFTER INSERT ON case_files FOR EACH ROW
   WHEN (current_setting('casusregie.system', true) IS DISTINCT FROM 'on')
   EXECUTE FUNCTION casus_opens_what_it_files()`,
];

const gathered = (what: string, roles: string): string =>
  `coalesce(array_agg(DISTINCT ${what}) FILTER (WHERE a.role IN (${roles})), '{}')`;
/** What the policies hold each row against, gathered from the lines of the register at once. */
const SETS: Record<string, string> = {
  staff_regions: gathered('r.code', REGIONAL),
  manager_regions: gathered('r.code', `'manager'`),
  privacy_regions: gathered('r.code', `'privacy-officer'`),
  typing_regions: gathered('r.code', `'account-manager'`),
  answering_regions: gathered('r.code', `'partner'`),
  named_for: `coalesce(array_agg(DISTINCT CASE WHEN a.role = 'account-manager' THEN 'staff' ELSE a.role END
       || ' ' || a.organisation_id) FILTER (WHERE a.role IN ('account-manager', 'case-director', 'partner')), '{}')`,
  headers: `bool_or(a.role = 'liec-coordinator')`,
  second_lines: `bool_or(a.role = 'liec-legal')`,
  jurist: `bool_or(a.role IN ('legal', 'liec-legal'))`,
  asked: gathered('a.organisation_id', `'requester'`),
  answers: gathered('a.organisation_id', `'partner'`),
};
/** The same, where an organisation stands for those it succeeded, or those that succeeded it. */
const LINEAGES: Record<string, string> = {
  asking: 'casus_predecessors(found.asked)',
  asking_later: 'casus_successors(found.asked)',
  answering: 'casus_predecessors(found.answers)',
};

/** Says on whose behalf the transaction runs, and finds once what its statements hold their rows against. */
const tell = (name: string, expression: string): string =>
  `PERFORM set_config('casusregie.${name}', coalesce(CAST(${expression} AS text), ''), true);`;
const ENTER = definer('casus_enter(who uuid, moment timestamptz)', 'void', {
  declare: 'found record;',
  body: [
    tell('person', 'who'),
    tell('at', 'moment'),
    `SELECT ${Object.entries(SETS)
      .map(([name, expression]) => `${expression} AS ${name}`)
      .join(', ')}
     INTO found FROM casus_authorised() a LEFT JOIN LATERAL unnest(a.regions) AS r (code) ON true;`,
    ...Object.keys(SETS).map((name) => tell(name, `found.${name}`)),
    ...Object.entries(LINEAGES).map(([name, expression]) => tell(name, expression)),
    tell('kept_out', 'ARRAY(SELECT x.case_id FROM exclusions x WHERE x.person_id = who)'),
    tell(
      'perhaps_named',
      `ARRAY(SELECT n.case_id FROM participants n WHERE n.person_id = who
         UNION SELECT g.case_id FROM case_grants g WHERE g.person_id = who)`,
    ),
  ].join('\n     '),
});

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const ME = told('person', 'uuid');
const isAmong = (column: string, set: string, type = 'uuid[]'): string => `${column} = ANY (${told(set, type)})`;
const isOpened = (id: string): string =>
  `${id} = ANY (CAST(string_to_array(nullif(current_setting('casusregie.opened', true), ''), ',') AS uuid[]))`;
/** Whether the person is not kept out of a case. */
export const isLetIn = (id: string): string => `${id} <> ALL (${told('kept_out', 'uuid[]')})`;

/** Whether rows are put to anybody the person answers for: without, no case has to be looked through for them. */
const MAY_HAVE_ROWS = `(${told('answering', 'uuid[]')} <> '{}' OR ${told('asking', 'uuid[]')} <> '{}' OR ${told('second_lines', 'boolean')})`;
/** Whoever reads the file itself. The arm that costs a look-up comes last, for the few cases where it can say yes. */
const READS_FILE = `(
     c.state <> 'draft' AND ${isAmong('c.region_code', 'staff_regions', 'text[]')} AND (c.confidentiality = 'normal' OR c.handler_id = ${ME})
  OR c.state <> 'draft' AND ${isAmong('c.region_code', 'manager_regions', 'text[]')}
  OR ${isAmong('c.submitting_organisation_id', 'asking')} AND (c.confidentiality = 'normal' OR c.filer_id = ${ME})
  OR c.filer_id = ${ME} AND ${isAmong('c.submitting_organisation_id', 'asking_later')}
  OR c.filer_id = ${ME} AND c.state = 'draft' AND ${told('typing_regions', 'text[]')} <> '{}'
  OR ${isAmong('c.id', 'perhaps_named')} AND casus_names(c.id))`;
/** Whoever knows of the case without reading the file: headers, own rows, and the privacy officer's region. */
const KNOWS_OF = `(
     c.state <> 'draft' AND c.confidentiality = 'normal' AND ${told('headers', 'boolean')}
  OR c.state <> 'draft' AND ${isAmong('c.region_code', 'privacy_regions', 'text[]')}
  OR ${MAY_HAVE_ROWS} AND casus_has_rows(c.id))`;

/** Whether the person reads the file of a case; remembered for the statement, which mostly asks of one case. */
const READS = definer('casus_reads(wanted uuid)', 'boolean', {
  declare: 'answer boolean;',
  body: `answer := EXISTS (SELECT 1 FROM case_files c WHERE c.id = wanted AND ${isLetIn('c.id')} AND ${READS_FILE});
     IF answer THEN PERFORM set_config('casusregie.reading', CAST(wanted AS text), true); END IF;`,
});

/** The functions that the policies ask. */
export const NEED_TO_KNOW = [...WHO, ...AUTHORISED, ...CASES, ...COUNTING, ...FILING, ENTER, READS];

const secure = (table: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
];
const policy = (table: string, name: string, rule: string): string => `CREATE POLICY ${name} ON ${table} ${rule}`;

const onCase = (condition: string): string => condition.replaceAll('c.', 'case_files.');
const CHANGES = onCase(`${SYSTEM} OR ${isOpened('c.id')} OR ${isLetIn('c.id')} AND ${READS_FILE}`);
const SEES = onCase(`${SYSTEM} OR ${isOpened('c.id')} OR ${isLetIn('c.id')} AND (${READS_FILE} OR ${KNOWS_OF})`);

/** What lies in a file: seen and changed by whoever reads the file; seen only, by those of whom `more` tells. */
export function inFile(table: string, more?: string): string[] {
  const file = `${SYSTEM} OR ${table}.case_id = ${told('reading', 'uuid')} OR ${isOpened(`${table}.case_id`)}
     OR casus_reads(${table}.case_id)`;
  return [
    ...secure(table),
    policy(table, 'need_to_know', `FOR ALL USING (${file}) WITH CHECK (${file})`),
    ...(more ? [policy(table, 'need_to_know_more', `FOR SELECT USING (${more})`)] : []),
  ];
}

const ownRows = (table: string, owner: string): string[] =>
  inFile(table, `${isOwnRow(table, owner)} AND ${isLetIn(`${table}.case_id`)}`);

/** Row-level security on the case file and everything in it; forced, so that it holds for the owner as well. */
export const POLICIES = [
  ...secure('case_files'),
  policy('case_files', 'need_to_know', `FOR SELECT USING (${SEES})`),
  // Who sees a case may lock it, to be told whether an act is theirs; to change it takes more.
  policy('case_files', 'need_to_know_to_change', `FOR UPDATE USING (${SEES}) WITH CHECK (${CHANGES})`),
  policy('case_files', 'need_to_know_to_delete', `FOR DELETE USING (${CHANGES})`),
  // A case that is referred to another region is filed there by somebody who does not see it afterwards.
  policy('case_files', 'need_to_know_to_file', `FOR INSERT WITH CHECK (${CHANGES} OR ${isOpened('linked_case_id')})`),
  ...[
    ...['outside_numbers', 'case_events', 'proposals', 'outbox', 'questions', 'legality_tests'],
    ...['information_items', 'meeting_decisions', 'feedbacks', 'attachments'],
  ].flatMap((table) => inFile(table)),
  // A list by municipality asks of many cases at once: they are found together.
  ...secure('case_municipalities'),
  policy(
    'case_municipalities',
    'need_to_know',
    `FOR ALL USING (${SYSTEM} OR ${isOpened('case_municipalities.case_id')}
     OR EXISTS (SELECT 1 FROM case_files c WHERE c.id = case_municipalities.case_id AND ${READS_FILE}))`,
  ),
  // Whoever is named or kept out is known to be so, also when that is why the case is out of sight.
  ...inFile('participants', `participants.person_id = ${ME}`),
  ...inFile('exclusions', `exclusions.person_id = ${ME}`),
  ...inFile(
    'case_grants',
    `(case_grants.person_id = ${ME} OR ${isAmong('case_grants.region_code', 'privacy_regions', 'text[]')} AND ${isLetIn('case_grants.case_id')})`,
  ),
  ...secure('access_alerts'),
  policy(
    'access_alerts',
    'need_to_know',
    `FOR ALL USING (${SYSTEM} OR access_alerts.person_id = ${ME}
     OR EXISTS (SELECT 1 FROM case_grants g WHERE g.id = access_alerts.grant_id))`,
  ),
  ...ownRows('inquiry_lines', 'partner_id'),
  ...ownRows('interventions', 'owner_id'),
  ...inFile('subjects', `casus_asks_about(subjects.id, subjects.case_id) AND ${isLetIn('subjects.case_id')}`),
  ...inFile('second_lines', `${told('second_lines', 'boolean')} AND ${isLetIn('second_lines.case_id')}`),
];

// Who gets which answer from the routes of the settings of a region: a part of expectations.ts, typed by hand, and taken from
// nowhere.
const AP = 'application-manager';
const AD = 'administrator';

/** An application manager knows of no other region than the own. */
const NOT_THEIRS = { 'application manager of another region': 404 } as const;

/** The operations of the settings. The administrator reads those of every region, and changes none. */
export const SETTINGS_ROUTES = {
  'GET /v1/regions/{regionCode}/practice': { at: 'none', may: {}, everyone: 200 },
  'GET /v1/regions/{regionCode}/settings': { at: 'none', may: { [AP]: 200, [AD]: 200 }, apart: NOT_THEIRS },
  'POST /v1/regions/{regionCode}/setting-changes': { at: 'none', may: { [AP]: 201 }, apart: NOT_THEIRS },
  'POST /v1/setting-changes/{changeId}/withdrawal': { at: 'none', may: { [AP]: 200 }, then: 409, apart: NOT_THEIRS },
} as const;

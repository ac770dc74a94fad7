// The walls inside an app: which file of a feature another feature may open.

/**
 * Per app: the rooms that serve every feature, the names by which a file is a door, and the doors whose names do not
 * tell. A new name in `named` is a decision: it says that other features may lean on that file.
 */
export const APPS = {
  'apps/api/src': {
    rooms: ['shared', 'database', 'identity', 'audit'],
    doors: [/\.(service|client)$/],
    named: [
      'cases/case-access',
      'cases/case-marks',
      // What several acts on cases put on a timeline.
      'cases/history',
      'cases/submit-case',
      'cases/case.reach',
      'cases/figure-filter',
      'cases/inquiry-lines',
      'cases/intervention-rows',
      'cases/people-on-case',
      // A task is shown where it was agreed on as well.
      'municipalities/task-rows',
      'exports/marks',
      'exports/sheet-rows',
      // Who is told of what: asked by everything that happens, and by the mail that carries it.
      'notices/recipients',
      'notices/tell',
    ],
  },
  'apps/web/src': {
    rooms: ['frame', 'server', 'session', 'shared'],
    doors: [/-client$/],
    named: [
      // Words and small parts that more than one feature shows.
      'cases/forms/field-def',
      'cases/forms/field-rules',
      'cases/forms/form-field',
      'cases/forms/export-form',
      'cases/forms/plain-dialog',
      'cases/forms/plain-form',
      'cases/lists/row-keys-help',
      'cases/lists/waits-on',
      'cases/move-sentences',
      // The weighing decision is made from the item on the agenda.
      'cases/page/case-steps',
      'cases/state-words',
      'organisations/organisation-picker',
      'organisations/organisation-search',
      'partner/intervention-dialog',
      'partner/intervention-list',
      'reports/figure-words',
      'requests/acting',
      'requests/case-timeline',
      'requests/guarded-text',
      'requests/road-steps',
      'settings/question-field',
      // One address, four views: the case page opens the view that the answer is for.
      'national/header-case',
      // Tasks stand on a case, a municipality and one's own work; a contact is noted from the frame.
      'municipalities/contact-dialog',
      'municipalities/own-tasks',
      'municipalities/task-forms',
      'municipalities/task-items',
      'partner/partner-case',
      'requests/requester-case',
    ],
  },
};

const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/**
 * Why an import is refused; undefined when it is fine. Paths are relative to the `src` of the app.
 * - the files that put the app together (`main`, `app.*`) may open everything;
 * - a service is a file that holds an injectable class, also when it is named after a verb;
 * - a module file may name another module, an entity may be named as a type;
 * - `shared` opens no feature.
 */
export function refusalOf({ from, to, typeOnly, service }, { rooms, doors, named }) {
  const [source, target] = [roomOf(from), roomOf(to)];
  if (source === '' || source === target || rooms.includes(target)) return undefined;
  if (target === '') return 'a feature does not open the files that put the app together';
  if (source === 'shared') return 'shared serves every feature and opens none';
  if (service || doors.some((door) => door.test(to)) || named.includes(to)) return undefined;
  if (/\.module\.ts$/.test(from) && /\.module$/.test(to)) return undefined;
  if (typeOnly && /\.entity$/.test(to)) return undefined;
  return 'a feature opens another only through its service or client';
}

import * as caseFile from './case-file';
import * as caseGrants from './case-grants';
import * as caseImports from './case-imports';
import * as casework from './casework';
import * as logSamples from './log-samples';
import * as logTree from './log-tree';
import * as meetings from './meetings';
import * as municipalityWork from './municipality-work';
import * as notices from './notices';
import * as people from './people';
import * as listViews from './list-views';
import * as regionSettings from './region-settings';
import * as triage from './triage';
import * as wordTemplates from './word-templates';
import * as subjects from './subjects';

export * from './case-file';
export * from './case-grants';
export * from './case-imports';
export * from './casework';
export * from './list-views';
export * from './log-samples';
export * from './log-tree';
export * from './meetings';
export * from './municipality-work';
export * from './notices';
export * from './people';
export * from './region-settings';
export * from './triage';
export * from './word-templates';
export * from './subjects';

/** Every entity; a test holds them against the migrations. */
export const ENTITIES = [
  ...Object.values(people),
  ...Object.values(caseFile),
  ...Object.values(caseGrants),
  ...Object.values(caseImports),
  ...Object.values(casework),
  ...Object.values(meetings),
  ...Object.values(municipalityWork),
  ...Object.values(subjects),
  ...Object.values(listViews),
  ...Object.values(logSamples),
  ...Object.values(logTree),
  ...Object.values(regionSettings),
  ...Object.values(triage),
  ...Object.values(wordTemplates),
  ...Object.values(notices),
] as (new () => object)[];

import { Foundation1767225600000 } from './1-foundation';
import { CaseFile1767225600001 } from './2-case-file';
import { Casework1767225600002 } from './3-casework';
import { Log1767225600003 } from './4-log';
import { CaseListOrder1767225600004 } from './5-case-list-order';
import { LogTree1767225600005 } from './6-log-tree';
import { LogWork1767225600006 } from './7-log-work';
import { Register1767225600007 } from './8-register';
import { CaseGrants1767225600008 } from './9-case-grants';
import { LoginProof1767225600009 } from './10-login-proof';
import { RowLevelSecurity1767225600010 } from './11-row-level-security';
import { ProcessingLog1767225600011 } from './12-processing-log';
import { LogInOneStatement1767225600012 } from './13-log-in-one-statement';
import { Subjects1767225600013 } from './14-subjects';
import { NoticesAndMail1767225600014 } from './15-notices-and-mail';
import { RegionSettings1767225600015 } from './16-region-settings';
import { MunicipalityWork1767225600016 } from './17-municipality-work';
import { WordTemplates1767225600017 } from './18-word-templates';
import { Meetings1767225600018 } from './19-meetings';
import { CaseImports1767225600019 } from './20-case-imports';
import { Triage1767225600020 } from './21-triage';
import { PartnerDesk1767225600021 } from './22-partner-desk';
import { ListViews1767225600022 } from './23-list-views';
import { HeardOfInterventions1767225600023 } from './24-heard-of-interventions';

/** The one list of migrations, in order, for both databases. A landed migration is never edited. */
export const MIGRATIONS = [
  Foundation1767225600000,
  CaseFile1767225600001,
  Casework1767225600002,
  Log1767225600003,
  CaseListOrder1767225600004,
  LogTree1767225600005,
  LogWork1767225600006,
  Register1767225600007,
  CaseGrants1767225600008,
  LoginProof1767225600009,
  RowLevelSecurity1767225600010,
  ProcessingLog1767225600011,
  LogInOneStatement1767225600012,
  Subjects1767225600013,
  NoticesAndMail1767225600014,
  RegionSettings1767225600015,
  MunicipalityWork1767225600016,
  WordTemplates1767225600017,
  Meetings1767225600018,
  CaseImports1767225600019,
  Triage1767225600020,
  PartnerDesk1767225600021,
  ListViews1767225600022,
  HeardOfInterventions1767225600023,
];

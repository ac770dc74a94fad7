import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AbsencesController } from './absences/absences.controller';
import { Absences } from './absences/absences';
import { AccountOverviews } from './audit/account-overview';
import { ActLog } from './audit/act-log';
import { AuditorController } from './audit/auditor.controller';
import { Checkpoints } from './audit/checkpoints';
import { CheckpointsController } from './audit/checkpoints.controller';
import { LogExport } from './audit/log-export';
import { LogExportsController } from './audit/log-exports.controller';
import { LogKeeper } from './audit/log-keeper';
import { LogKey } from './audit/log-key';
import { LogPersons } from './audit/log-persons';
import { LogSearch } from './audit/log-search';
import { LogWords } from './audit/log-words';
import { SampledReads } from './audit/sampled-reads';
import { Samples } from './audit/samples';
import { SamplesController } from './audit/samples.controller';
import { Sequencer } from './audit/sequencer';
import { CaseActs } from './cases/case-acts';
import { CaseDetail } from './cases/case-detail';
import { CaseList } from './cases/case-list';
import { CaseParts } from './cases/case-parts';
import { CasesController } from './cases/cases.controller';
import { ChangeCase } from './cases/change-case';
import { CurrentView } from './cases/current-view';
import { Drafts } from './cases/drafts';
import { HandBack } from './cases/hand-back';
import { MakeMoves } from './cases/make-move';
import { Questions } from './cases/questions';
import { RequestAnswers } from './cases/request-answers';
import { Sweep } from './cases/sweep';
import { Timeline } from './cases/timeline';
import { CaseworkController } from './casework/casework.controller';
import { FileWork } from './casework/file-work';
import { Inquiries } from './casework/inquiries';
import { Interventions } from './casework/interventions';
import { Items } from './casework/items';
import { RowsController } from './casework/rows.controller';
import { DOORS, openSql, readerOptions, writerOptions, type Doors } from './database/data-sources';
import { cursorSecret } from './database/marks';
import { Reads, UnitOfWork } from './database/unit-of-work';
import { Attachments } from './documents/attachments';
import { AttachmentsController } from './documents/attachments.controller';
import { FileStore } from './documents/file-store';
import { ExportsController } from './exports/exports.controller';
import { OfficeFiles } from './exports/office-files';
import { TakeAlong } from './exports/take-along';
import { WordTemplates } from './exports/word-templates';
import { AccessAlerts } from './grants/access-alerts';
import { GiveGrants } from './grants/give-grants';
import { GrantLists } from './grants/grant-lists';
import { GrantsController } from './grants/grants.controller';
import { Callers } from './identity/callers';
import { DemoController } from './identity/demo.controller';
import { DemoKeys } from './identity/demo-keys';
import { DemoProvider } from './identity/demo-provider';
import { LoginController } from './identity/login.controller';
import { LoginGuard } from './identity/login.guard';
import { MeController } from './identity/me.controller';
import { OidcClient } from './identity/oidc-client';
import { OpenIdProvider } from './identity/openid-provider';
import { Sessions } from './identity/sessions';
import { Tokens } from './identity/tokens';
import { CheckList } from './imports/check-list';
import { Imports } from './imports/imports';
import { ImportsController } from './imports/imports.controller';
import { ListFiles } from './imports/list-files';
import { PublishList } from './imports/publish-list';
import { SweepImports } from './imports/sweep-imports';
import { AgendaItems } from './meetings/agenda-items';
import { AgendaItemsController } from './meetings/agenda-items.controller';
import { KeepMeetings } from './meetings/keep-meetings';
import { MeetingLists } from './meetings/meeting-lists';
import { MeetingPages } from './meetings/meeting-pages';
import { MeetingsController } from './meetings/meetings.controller';
import { ChangeMunicipality } from './municipalities/change-municipality';
import { Contacts } from './municipalities/contacts';
import { KeepMunicipalities } from './municipalities/keep-municipality';
import { KeepTasks } from './municipalities/keep-tasks';
import { MunicipalitiesController } from './municipalities/municipalities.controller';
import { MunicipalityPages } from './municipalities/municipality-pages';
import { MunicipalitySummaries } from './municipalities/municipality-summary';
import { NewTasks } from './municipalities/new-tasks';
import { TaskLists } from './municipalities/task-lists';
import { TasksController } from './municipalities/tasks.controller';
import { Colleagues } from './organisations/colleagues';
import { OrganisationsController } from './organisations/organisations.controller';
import { ReferenceBook } from './organisations/reference-book';
import { PracticeBook } from './region-settings/practice-book';
import { RegionSettingsController } from './region-settings/region-settings.controller';
import { RegionSettingsDesk } from './region-settings/region-settings';
import { ListViewDesk } from './list-views/list-views';
import { ListViewsController } from './list-views/list-views.controller';
import { DailyOverviews } from './mail/daily-overviews';
import { FunctionMailboxes } from './mail/function-mailboxes';
import { MailController } from './mail/mail.controller';
import { MailKeeper } from './mail/mail-keeper';
import { MailLines } from './mail/mail-lines';
import { MailStanding } from './mail/mail-standing';
import { PostOffice } from './mail/post-office';
import { SendMails } from './mail/send-mails';
import { NotesController } from './notes/notes.controller';
import { Notes } from './notes/notes';
import { DueNotices } from './notices/due-notices';
import { NoticeLists } from './notices/notice-lists';
import { NoticeChoices } from './notices/notice-settings';
import { NoticesController } from './notices/notices.controller';
import { SpreadNotices } from './notices/spread-notices';
import { AnswerManyLines } from './partner-desk/answer-lines';
import { LineLists } from './partner-desk/line-lists';
import { PartnerDeskController } from './partner-desk/partner-desk.controller';
import { Authorisations } from './register/authorisations';
import { CertificationReports } from './register/certification-report';
import { Certifications } from './register/certifications';
import { ChangeRegister } from './register/change-register';
import { Departures } from './register/departures';
import { Persons } from './register/persons';
import { RegisterController } from './register/register.controller';
import { Figures } from './reports/figures';
import { FiguresController } from './reports/figures.controller';
import { PartnerFigures } from './reports/partner-figures';
import { Clock } from './shared/clock';
import { HealthController } from './shared/health.controller';
import { Cursors } from './shared/paging';
import { ProblemFilter } from './shared/problem.filter';
import { RateLimits } from './shared/rate-limits';
import { KnownRoutes, ROUTES } from './shared/routes';
import { SecurityTextController } from './shared/security-text.controller';
import { SETTINGS, type Settings } from './shared/settings';
import { ChangeSubjects } from './subjects/change-subjects';
import { Identifiers } from './subjects/identifiers';
import { Relations } from './subjects/relations';
import { SubjectFiles } from './subjects/subject-files';
import { SubjectsController } from './subjects/subjects.controller';
import { AssignManyCases } from './triage/assign-cases';
import { Holds } from './triage/holds';
import { JudgeRelatedCases } from './triage/judge-related';
import { MarkOldCases } from './triage/mark-old-cases';
import { RelatedCases } from './triage/related-cases';
import { SplitOffCases } from './triage/split-off';
import { TriageController } from './triage/triage.controller';

const FEATURES = [
  CaseActs,
  CaseDetail,
  CaseList,
  CaseParts,
  ChangeCase,
  CurrentView,
  Drafts,
  HandBack,
  MakeMoves,
  Questions,
  RequestAnswers,
  Sweep,
  Timeline,
  FileWork,
  Inquiries,
  Interventions,
  Items,
  AnswerManyLines,
  LineLists,
  ChangeSubjects,
  Identifiers,
  Relations,
  SubjectFiles,
  Attachments,
  FileStore,
  ListViewDesk,
  OfficeFiles,
  TakeAlong,
  WordTemplates,
  CheckList,
  Imports,
  ListFiles,
  PublishList,
  SweepImports,
  AccessAlerts,
  GiveGrants,
  GrantLists,
  AgendaItems,
  KeepMeetings,
  MeetingLists,
  MeetingPages,
  ChangeMunicipality,
  Contacts,
  KeepMunicipalities,
  KeepTasks,
  MunicipalityPages,
  MunicipalitySummaries,
  NewTasks,
  TaskLists,
  Absences,
  AssignManyCases,
  Holds,
  JudgeRelatedCases,
  MarkOldCases,
  Notes,
  RelatedCases,
  SplitOffCases,
  Colleagues,
  PracticeBook,
  ReferenceBook,
  RegionSettingsDesk,
  Figures,
  PartnerFigures,
  Authorisations,
  CertificationReports,
  Certifications,
  ChangeRegister,
  Departures,
  Persons,
];
const NOTICES = [DueNotices, NoticeChoices, NoticeLists, SpreadNotices];
const MAIL = [DailyOverviews, FunctionMailboxes, MailKeeper, MailLines, MailStanding, PostOffice, SendMails];
const AUDIT = [ActLog, LogKey, Sequencer, Checkpoints, LogExport, LogKeeper];
const IDENTITY = [Callers, LoginGuard, OidcClient, OpenIdProvider, RateLimits, Sessions, Tokens];
const AUDITOR = [AccountOverviews, LogPersons, LogSearch, LogWords, SampledReads, Samples];

/** The list of features. */
@Module({})
export class AppModule {
  /** The application as the settings want it; what is for the demo exists in demo mode only. */
  static for(settings: Settings, clock = new Clock()): DynamicModule {
    const demo = settings.mode === 'demo' && settings.oidc === null;
    const sqlite = settings.databaseKind === 'sqlite';
    const now = (): string => clock.now();
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot(writerOptions(settings)),
        ...(sqlite ? [TypeOrmModule.forRoot(readerOptions(settings))] : []),
      ],
      controllers: [
        CasesController,
        CaseworkController,
        RowsController,
        PartnerDeskController,
        SubjectsController,
        AttachmentsController,
        ExportsController,
        ImportsController,
        ListViewsController,
        GrantsController,
        MeetingsController,
        AgendaItemsController,
        TasksController,
        MunicipalitiesController,
        TriageController,
        NotesController,
        AbsencesController,
        NoticesController,
        MailController,
        OrganisationsController,
        RegionSettingsController,
        FiguresController,
        AuditorController,
        RegisterController,
        CheckpointsController,
        LogExportsController,
        SamplesController,
        MeController,
        LoginController,
        HealthController,
        SecurityTextController,
        ...(demo ? [DemoController] : []),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: ROUTES, useValue: new KnownRoutes() },
        {
          provide: DOORS,
          inject: [getDataSourceToken('writer'), getDataSourceToken(sqlite ? 'reader' : 'writer')],
          useFactory: (writer: DataSource, reader: DataSource) => openSql({ writer, reader }, now),
        },
        {
          provide: UnitOfWork,
          inject: [getDataSourceToken('writer'), DOORS],
          useFactory: (writer: DataSource, doors: Doors) => new UnitOfWork(writer, doors, now),
        },
        { provide: Reads, inject: [DOORS], useFactory: ({ read }: Doors) => read },
        {
          provide: Cursors,
          inject: [UnitOfWork],
          useFactory: async (work: UnitOfWork) => new Cursors(await cursorSecret(work)),
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...AUDIT,
        ...AUDITOR,
        ...NOTICES,
        ...MAIL,
        ...IDENTITY,
        ...(demo ? [DemoKeys, DemoProvider] : []),
        ...FEATURES,
      ],
    };
  }
}

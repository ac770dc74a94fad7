import type { GrantPlace, GrantRule } from '../access/case-grants';
import type { DeskAct } from '../access/policy';
import type { Reach, View } from '../access/roles';
import type { Refusal } from '../access/decide';
import type { MoveFact } from '../case/move-row';
import type { Track } from '../case/states';

/** Dutch words that only the printed pages need; what a screen shows stands with its own list. */
export const REACH_WORDS: Record<Reach, string> = {
  'own-organisation':
    'verzoeken die de eigen organisatie, of een rechtsvoorganger, heeft ingebracht; bij “alleen op naam” alleen de indiener en met name genoemde collega’s',
  'named-on-case': 'casussen waarop de persoon vandaag met naam staat',
  'own-rows': 'alleen de regels van de eigen organisatie: een vraag aan haar, een interventie van haar',
  region:
    'casussen van de eigen regio; bij “alleen op naam” alleen de behandelaar, genoemde medewerkers, de manager en wie er tijdelijk toegang toe heeft',
  granted: 'alleen de ene casus waartoe de persoon nu tijdelijk toegang heeft; zie onder Tijdelijke toegang',
  'nation-headers':
    'kopgegevens van elke casus, zonder persoonsgegevens; “alleen op naam” telt alleen mee in aantallen',
  nation: 'alle regels van die ene soort, uit het hele land',
};

export const DESK_ACT_WORDS: Record<DeskAct, string> = {
  createCase: 'Verzoek beginnen',
  createCaseOnBehalf: 'Verzoek beginnen namens een ander',
  listCases: 'Lijst van casussen',
  exportCases: 'Lijst van casussen als bestand meenemen',
  keepListViews: 'Weergaven van de werklijst bekijken, bewaren en delen',
  manageTemplates: 'Sjablonen van de regio bekijken en vervangen',
  importCases: 'Oude lijst van casussen overnemen',
  listInquiries: 'Lijst van vragen aan de eigen organisatie',
  readInquiryIdentifiers: 'Gegevens bij vragen aan de eigen organisatie inzien',
  exportInquiryLines: 'Open vragen met gegevens als lijst meenemen',
  importInquiryAnswers: 'Ingevulde lijst van antwoorden teruggeven',
  listInterventions: 'Lijst van eigen interventies',
  listSecondLines: 'Lijst van vragen aan het LIEC',
  readFigures: 'Cijfers lezen',
  readPartnerFigures: 'Cijfers per bevraagde partner lezen',
  readColleagues: 'Collega’s opzoeken',
  manageRegister: 'Autorisatieregister bijhouden',
  readRegister: 'Autorisatieregister lezen',
  certifyRegister: 'Bevoegdheden jaarlijks opnieuw beoordelen',
  listCheckpoints: 'Controlepunten van het logboek bekijken',
  witnessLog: 'Handtekening van een getuige bij het logboek leggen',
  exportLog: 'Logboek uitvoeren om het elders na te gaan',
  searchLog: 'Logboek doorzoeken',
  sampleLog: 'Steekproef uit het logboek trekken en beoordelen',
  listGrants: 'Lijst van eigen tijdelijke toegang',
  listRegionGrants: 'Lijst van tijdelijke toegang in de regio',
  listAccessAlerts: 'Meldingen van noodtoegang',
  readSettings: 'Instellingen van een regio lezen',
  changeSettings: 'Instellingen van de eigen regio wijzigen',
  listTasks: 'Lijst van eigen taken',
  keepRegionTasks: 'Taken bij een gemeente bijhouden',
  finishRegionTask: 'Taak bij een gemeente afmelden',
  noteContact: 'Contact met een gemeente noteren',
  readContacts: 'Contacten met gemeenten lezen',
  listMunicipalities: 'Lijst van gemeenten van de regio',
  readMunicipality: 'Gemeenteblad lezen',
  readMunicipalitySummary: 'Overzicht zonder namen voor de burgemeester maken',
  keepMunicipality: 'Accountmanager, contactpersonen en bezoek van een gemeente bijhouden',
  listMeetings: 'Lijst van overleggen',
  readMeeting: 'Overleg lezen: de agendapunten binnen bereik',
  keepMeetings: 'Overleg plannen, uitnodigen, de agenda ordenen en afsluiten',
  listAgendaCandidates: 'Casussen opzoeken die op een agenda kunnen',
  assignInBulk: 'Meer casussen tegelijk toewijzen',
  listHolds: 'Lijst van casussen in de wacht',
  listAbsences: 'Afwezigheid en vervanging in de regio bekijken',
  keepAbsences: 'Afwezigheid en vervanger vastleggen',
  readNotices: 'Eigen meldingen lezen',
  manageMail: 'Functiemailboxen bijhouden en de bezorging van e-mail bewaken',
};

/** Where somebody works who receives access for a time. */
export const PLACE_WORDS: Record<GrantPlace, string> = {
  'own-region': 'van dezelfde regio',
  'other-region': 'van een andere regio',
  anywhere: '',
};

/** Which cases access for a time is for. */
export const GRANT_ON_WORDS: Record<GrantRule['on'], string> = {
  'named-only': 'een casus die alleen op naam zichtbaar is',
  integral: 'een casus in de integrale aanpak',
  any: 'elke casus van de regio',
};

/** What access for a time opens. */
export const OPENS_WORDS: Record<GrantRule['opens'], string> = {
  region: 'alles wat de rol in de eigen regio mag',
  granted: 'lezen, en wat hierboven bij “met tijdelijke toegang” staat',
};

export const TRACK_WORDS: Record<Track, string> = {
  integral: 'Integrale aanpak, met partners',
  advice: 'Advies, zonder gegevens van partners',
};

export const VIEW_WORDS: Record<View, string> = {
  requester: 'Wat de inbrenger ziet',
  staff: 'Wat het RIEC ziet',
  partner: 'Wat een met naam genoemde partner ziet',
  header: 'Wat het LIEC ziet: alleen kopgegevens',
};

export const REFUSAL_WORDS: Record<Refusal, string> = {
  'out-of-reach': 'Onbekend, of buiten bereik',
  'wrong-role': 'Deze rol mag dit hier niet',
  'wrong-moment': 'Dit kan niet in deze toestand',
  'missing-need': 'Er ontbreekt nog iets in het dossier',
};

export const FACT_WORDS: Record<MoveFact, string> = {
  reason: 'Reden',
  note: 'Notitie',
  question: 'Vraag',
  dueOn: 'Reactie uiterlijk op',
  answer: 'Antwoord',
  handlerId: 'Behandelaar',
  reasons: 'Afwijzingsgronden',
  requesterText: 'Tekst voor de inbrenger',
  internalText: 'Interne toelichting',
  selfHelp: 'Wat de inbrenger zelf kan doen',
  referrals: 'Loketten waarnaar wordt verwezen',
  destination: 'Bestemming van de doorverwijzing',
  holdGround: 'Grond om te wachten',
  reviewOn: 'Herbeoordelen op',
  toldToRequester: 'Aan de inbrenger verteld',
  mayorInformedBy: 'Wie de burgemeester inlicht',
  meanwhile: 'Wat de gemeente intussen mag doen',
  purpose: 'Doel',
  mainTheme: 'Hoofdthema',
  exception: 'Reden voor een uitzondering',
  decision: 'Besluit van het overleg',
  caseDirectorId: 'Casusregisseur',
  caseDirectorBy: 'Casusregisseur bekend op',
  advice: 'Vastgesteld advies',
  partners: 'Partners die meedoen',
  effect: 'Gemeten effect, of waarom niet gemeten',
  partnerFree: 'Vrij van gegevens van partners',
  newSubmitterId: 'Nieuwe inbrenger',
  requesterAsked: 'De inbrenger vroeg erom',
};

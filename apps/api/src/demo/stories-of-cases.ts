import { STORIES_OF_PLANS } from './stories-of-plans';
import { partner, type Story, type Teller } from './teller';

const OWNER = 'Eigenaar van de stal (fictief)';
const BARN = 'Stal aan de Turfwijk (fictief)';
const HIRE = 'Verhuurbedrijf Turfland (fictief)';

/** What is known of the subjects of the barn, by source: contradictions and old facts among it. */
async function knowTheBarn(tell: Teller): Promise<void> {
  const by = 'nn-informatie';
  const [police, town, tax] = ['politie', 'DEMO-VEENWOLDE', 'belastingdienst'].map(partner);
  await tell.subject(by, { kind: 'organisation', description: HIRE, values: { kvk: '12345678' }, sourceId: tax });
  await tell.subject(by, { kind: 'vehicle', values: { licensePlate: 'V-123-AB' }, sourceId: police });
  await tell.subject(by, { kind: 'phone', values: { phone: '0612345678' }, sourceId: police });
  await tell.subject(by, { kind: 'account', values: { iban: 'NL91ABNA0417164300' }, sourceId: tax });
  const birth = (birthDate: string, sourceId: string | undefined, daysAgo: number, reliability: string) =>
    tell.state(by, OWNER, { values: { birthDate }, sourceId, happenedOn: tell.in(-daysAgo), reliability });
  await birth('1971-03-02', town, 700, 'probable');
  await birth('1971-02-03', police, 20, 'confirmed');
  await tell.state(by, OWNER, { bsn: '999990019', sourceId: town, happenedOn: tell.in(-30) });
  await tell.relate(by, [OWNER, BARN], { kind: 'owner', sourceId: town, from: '2012-05-01' });
  await tell.relate(by, [HIRE, BARN], { kind: 'tenant', sourceId: police, from: tell.in(-200) });
  await tell.relate(by, ['V-123-AB', BARN], { kind: 'seen-at', sourceId: police });
  await tell.relate(by, ['+31612345678', HIRE], { kind: 'other', text: 'staat op het raam van', sourceId: town });
  await tell.relate(by, [HIRE, 'NL91ABNA0417164300'], { kind: 'user', sourceId: tax });
  await tell.relate(by, [OWNER, HIRE], { kind: 'lender', sourceId: tax, from: tell.in(-300) });
}

/** Story 1: a barn in the countryside; executed and closed, with feedback. */
const barn: Story = () => [
  {
    daysAgo: 190,
    do: (tell) =>
      tell.file('veenwolde', {
        kind: 'integral-case',
        title: 'Leegstaande stal met afgeplakte ramen',
        place: 'Buitengebied Veenwolde-Oost',
        mainTheme: 'synthetische-drugs',
        phenomena: ['drugslab', 'buitengebied'],
        indications:
          'Een toezichthouder trof bij een controle een leegstaande stal met afgeplakte ramen, nieuwe stroomkabels en een chemische geur.',
        involved: [
          { kind: 'address', description: 'Stal aan de Turfwijk (fictief)' },
          { kind: 'person', description: 'Eigenaar, agrariër in financiële problemen' },
        ],
        ownActions: 'Controle gebouw, gesprek met de eigenaar. Die zegt de stal contant te verhuren aan een onbekende.',
        question: 'Graag een integrale casus: wie zit hierachter en wat kunnen we samen doen?',
      }),
  },
  { daysAgo: 188, do: (tell) => tell.number('veenwolde', 'Zaaksysteem Veenwolde', 'Z-26-10482') },
  { daysAgo: 187, do: (tell) => tell.toQuery('nn', 'synthetische-drugs', ['politie', 'belastingdienst', 'uwv']) },
  {
    daysAgo: 185,
    do: (tell) =>
      tell.inquire(
        'nn-informatie',
        ['politie', 'belastingdienst', 'uwv'],
        [
          { kind: 'person', description: 'Eigenaar van de stal (fictief)' },
          { kind: 'address', description: 'Stal aan de Turfwijk (fictief)' },
        ],
      ),
  },
  { daysAgo: 180, do: (tell) => tell.answer('politie', 'hit', { wantsToAttend: true }) },
  { daysAgo: 178, do: (tell) => tell.answer('belastingdienst', 'hit') },
  { daysAgo: 177, do: (tell) => tell.answer('uwv', 'no-hit') },
  { daysAgo: 176, do: async (tell) => void (await tell.move('nn-informatie', 'startEnrichment')) },
  {
    daysAgo: 170,
    do: async (tell) => {
      await tell.item(
        'nn-informatie',
        'DEMO-VEENWOLDE',
        'half-open',
        'Vergunningen en stroomaansluiting van de stal (fictief).',
      );
      await tell.item('nn-informatie', 'politie', 'closed', 'Eerdere melding op hetzelfde perceel (fictief).');
      await knowTheBarn(tell);
    },
  },
  {
    daysAgo: 160,
    do: (tell) => tell.accept('nn', ['Politie', 'Belastingdienst', 'Veenwolde', 'RIEC Noord-Nederland']),
  },
  {
    daysAgo: 140,
    do: async (tell) =>
      void (await tell.move('nn-regisseur', 'agreeAdvice', {
        advice: 'Sluiting van de stal, boekenonderzoek en een handreiking voor agrariërs in de omgeving.',
        partners: [partner('politie'), partner('belastingdienst')],
      })),
  },
  {
    daysAgo: 138,
    do: async (tell) => {
      await tell.plan('nn-regisseur', {
        kind: 'administrative',
        description: 'Sluiting van de stal, zes maanden',
        owner: 'DEMO-VEENWOLDE',
        dueIn: 30,
      });
      await tell.plan('nn-regisseur', {
        kind: 'fiscal',
        description: 'Boekenonderzoek eigenaar',
        owner: 'belastingdienst',
        dueIn: 60,
      });
      await tell.move(
        'nn-regisseur',
        'startExecution',
        tell.decision('Integraal casusoverleg', 'Het plan is vastgesteld.', [
          'Politie',
          'Belastingdienst',
          'Veenwolde',
        ]),
      );
    },
  },
  {
    daysAgo: 110,
    do: (tell) =>
      tell.progress('veenwolde', 'Sluiting van de stal, zes maanden', {
        status: 'done',
        result: 'achieved',
        resultText: 'De burgemeester heeft de stal zes maanden gesloten.',
      }),
  },
  {
    daysAgo: 75,
    do: (tell) =>
      tell.progress('belastingdienst', 'Boekenonderzoek eigenaar', {
        status: 'done',
        result: 'partly',
        imposedCents: 8_400_000,
        collectedCents: 3_100_000,
      }),
  },
  { daysAgo: 60, do: async (tell) => void (await tell.move('nn-regisseur', 'startClosing')) },
  {
    daysAgo: 55,
    do: (tell) =>
      tell.feedback(
        'nn-accountmanager',
        'De stal is zes maanden gesloten en de Belastingdienst heeft een aanslag opgelegd. U ontvangt een handreiking voor agrariërs.',
      ),
  },
  {
    daysAgo: 50,
    do: (tell) =>
      tell.close('nn', 'De locatie is niet opnieuw gebruikt; twee buurtbewoners meldden zich met nieuwe signalen.'),
  },
  {
    daysAgo: 45,
    do: (tell) => tell.react('veenwolde', { helped: true, text: 'Dank, de handreiking is gedeeld met de agrariërs.' }),
  },
];

/** Story 2: three restaurants in one street; in analysis, with a neutral text for the municipality. */
const restaurants: Story = () => [
  {
    daysAgo: 96,
    do: (tell) =>
      tell.file('oudehaven', {
        kind: 'integral-case',
        title: 'Restaurants met steeds wisselende exploitant',
        place: 'Havenkwartier',
        mainTheme: 'witwassen-fec',
        phenomena: ['witwassen', 'horeca'],
        indications:
          'Drie restaurants in één straat wisselen binnen een jaar steeds van exploitant, terwijl er zelden gasten zijn.',
        involved: [{ kind: 'organisation', description: 'Drie horecabedrijven in het Havenkwartier (fictief)' }],
        ownActions: 'De vergunningverlener zag dezelfde leninggever terugkomen bij alle aanvragen.',
        question: 'Is hier sprake van witwassen, en welke partners kunnen helpen?',
      }),
  },
  { daysAgo: 93, do: (tell) => tell.toQuery('rd', 'witwassen-fec', ['politie', 'belastingdienst', 'fiod']) },
  {
    daysAgo: 91,
    do: (tell) =>
      tell.inquire(
        'rd-informatie',
        ['politie', 'belastingdienst', 'fiod'],
        [{ kind: 'organisation', description: 'Leninggever BV (fictief)' }],
      ),
  },
  { daysAgo: 86, do: (tell) => tell.answer('belastingdienst', 'hit') },
  { daysAgo: 85, do: (tell) => tell.answer('fiod', 'hit', { contactFirst: true }) },
  { daysAgo: 84, do: (tell) => tell.answer('politie', 'no-answer-possible', { ground: 'investigation-interest' }) },
  { daysAgo: 80, do: async (tell) => void (await tell.move('rd-informatie', 'startEnrichment')) },
  {
    daysAgo: 70,
    do: (tell) =>
      tell.item(
        'rd-informatie',
        'DEMO-OUDEHAVEN',
        'half-open',
        'Overzicht van vergunningaanvragen en leningen (fictief).',
      ),
  },
  { daysAgo: 55, do: (tell) => tell.accept('rd', ['Belastingdienst', 'FIOD', 'Oudehaven']) },
];

/** Story 3: a club house on an industrial estate; part A of the gang. */
const clubHouse: Story = () => [
  {
    daysAgo: 66,
    do: (tell) =>
      tell.file('scheldedorp', {
        kind: 'enforcement-bottleneck',
        title: 'Loods als clubhuis van een nieuwe motorclub',
        place: 'Bedrijventerrein De Kreek',
        mainTheme: 'omg',
        phenomena: ['omg-supportclubs', 'bedrijventerreinen'],
        indications: 'In een loods komt een nieuwe club samen: Steenvalk MC (fictief), met hesjes en camera’s rondom.',
        involved: [{ kind: 'address', description: 'Loods op De Kreek (fictief)' }],
        ownActions: 'Gesprek met omwonenden; die durven niet te melden.',
        question: 'Kan het clubhuis gesloten worden en voldoet onze APV?',
      }),
  },
  { daysAgo: 64, do: (tell) => tell.toQuery('zwb', 'omg', ['politie', 'belastingdienst', 'kmar']) },
  {
    daysAgo: 63,
    do: (tell) =>
      tell.inquire(
        'zwb-informatie',
        ['politie', 'belastingdienst'],
        [{ kind: 'organisation', description: 'Steenvalk MC (fictief)' }],
      ),
  },
  { daysAgo: 58, do: (tell) => tell.answer('politie', 'hit') },
  { daysAgo: 57, do: (tell) => tell.answer('belastingdienst', 'hit') },
  { daysAgo: 52, do: async (tell) => void (await tell.move('zwb-informatie', 'startEnrichment')) },
  {
    daysAgo: 40,
    do: (tell) =>
      tell.item(
        'zwb-informatie',
        'DEMO-SCHELDEDORP',
        'half-open',
        'Huurovereenkomst en bestemmingsplan van de loods (fictief).',
      ),
  },
];

/** Story 4: a boxing school; part B of the gang, held for an investigation interest without telling. */
const boxingSchool: Story = () => [
  {
    daysAgo: 48,
    do: (tell) =>
      tell.file('hoge-ijsselkamp', {
        kind: 'integral-case',
        title: 'Boksschool als voorportaal van een motorclub',
        mainTheme: 'omg',
        phenomena: ['omg-supportclubs', 'jonge-aanwas'],
        indications: 'Een boksschool wordt gebruikt als voorportaal van Steenvalk MC (fictief).',
        involved: [{ kind: 'organisation', description: 'Stichting uit een andere provincie (fictief)' }],
        ownActions: 'Huurovereenkomst opgevraagd; die staat op naam van een stichting.',
        question: 'Is deze stichting bij anderen bekend?',
      }),
  },
  { daysAgo: 46, do: (tell) => tell.toQuery('on', 'omg', ['politie', 'belastingdienst']) },
  {
    daysAgo: 45,
    do: (tell) =>
      tell.inquire(
        'on-informatie',
        ['politie', 'belastingdienst'],
        [{ kind: 'organisation', description: 'Stichting Boksschool (fictief)' }],
      ),
  },
  { daysAgo: 38, do: (tell) => tell.answer('politie', 'hit') },
  {
    daysAgo: 30,
    do: async (tell) =>
      void (await tell.move('on-informatie', 'hold', {
        holdGround: 'investigation-interest',
        reason: 'Lopend onderzoek; overleg met de zaaksofficier (fictief).',
        reviewOn: tell.in(60),
        mayorInformedBy: 'Manager RIEC Oost-Nederland',
        meanwhile: 'De gemeente kan regulier toezicht houden, in overleg met de accountmanager.',
      })),
  },
];

/** Story 5: rides across the border; still being asked, one answer recorded by telephone. */
const rides: Story = () => [
  {
    daysAgo: 20,
    do: (tell) =>
      tell.file('maasbroek', {
        kind: 'integral-case',
        title: 'Ritten van een supportclub over de grens',
        mainTheme: 'omg',
        phenomena: ['omg-supportclubs', 'horeca'],
        indications:
          'Een supportclub, MC Asgrauw (fictief), organiseert ritten tussen Maasbroek en twee plaatsen over de grens.',
        involved: [{ kind: 'organisation', description: 'MC Asgrauw (fictief)' }],
        ownActions: 'Gesprekken met horecaondernemers over intimidatie.',
        question: 'Graag inzicht en advies over een gezamenlijke aanpak, ook met de buurlanden.',
      }),
  },
  { daysAgo: 18, do: (tell) => tell.toQuery('lb', 'omg', ['politie', 'kmar', 'belastingdienst']) },
  {
    daysAgo: 17,
    do: (tell) =>
      tell.inquire(
        'lb-informatie',
        ['politie', 'kmar', 'belastingdienst'],
        [{ kind: 'organisation', description: 'MC Asgrauw (fictief)' }],
      ),
  },
  { daysAgo: 12, do: (tell) => tell.answer('politie', 'hit', { wantsToAttend: true }) },
];

/** The stories that go along the integral track. */
export const STORIES_OF_CASES: readonly Story[] = [
  barn,
  restaurants,
  clubHouse,
  boxingSchool,
  rides,
  ...STORIES_OF_PLANS,
];

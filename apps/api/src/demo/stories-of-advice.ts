import type { Story } from './teller';

/** Story 6: a province asks for a picture of holiday parks; delivered without personal data. */
const holidayParks: Story = () => [
  {
    daysAgo: 130,
    do: (tell) =>
      tell.file('middelrijn', {
        kind: 'undermining-picture',
        answers: [
          {
            key: 'picture-need',
            value: 'Hoe groot de permanente bewoning is en wat erachter zit (fictief).',
          },
          { key: 'picture-action', value: 'Vier gemeenten maken tijd vrij voor toezicht op de parken (fictief).' },
        ],
        title: 'Regionaal beeld van elf vakantieparken',
        phenomena: ['vakantieparken', 'adresfraude'],
        indications: 'Op elf vakantieparken wonen mensen permanent zonder inschrijving.',
        ownActions: 'Zes gemeenten hebben een gezamenlijke informatiebehoefte; vier zijn bereid tot opvolging.',
        question: 'Graag een regionaal beeld met aanbevelingen.',
      }),
  },
  { daysAgo: 127, do: async (tell) => void (await tell.move('mn-accountmanager', 'takeUp')) },
  {
    daysAgo: 124,
    do: async (tell) =>
      void (await tell.move('mn-accountmanager', 'startAdvice', {
        note: 'Getoetst: het beeld wordt zonder persoonsgegevens gemaakt.',
      })),
  },
  {
    daysAgo: 40,
    do: async (tell) =>
      void (await tell.move('mn-analist', 'answer', {
        answer:
          'Het beeld is gereed: adresfraude, arbeidsuitbuiting en drugsopslag komen op meerdere parken voor. Het bevat acht aanbevelingen.',
        partnerFree: true,
      })),
  },
];

/** Story 7: nuisance by one resident; rejected, with advice and a referral. */
const nuisance: Story = () => [
  {
    daysAgo: 34,
    do: (tell) =>
      tell.file('duinrade', {
        kind: 'integral-case',
        title: 'Overlast door een verhurende bewoner',
        indications: 'Een bewoner verhuurt zijn huis aan wisselende huurders en heeft schulden.',
        involved: [{ kind: 'address', description: 'Woning in de Duinwijk (fictief)' }],
        ownActions: 'Waarschuwing door de wijkagent.',
        question: 'Kan dit als casus worden opgepakt?',
      }),
  },
  { daysAgo: 33, do: async (tell) => void (await tell.move('dh-accountmanager', 'takeUp')) },
  {
    daysAgo: 32,
    do: async (tell) =>
      void (await tell.move('dh-accountmanager', 'requestInfo', {
        question: 'Zijn er aanwijzingen voor een georganiseerd verband?',
        dueOn: tell.in(10),
      })),
  },
  {
    daysAgo: 27,
    do: async (tell) =>
      void (await tell.move('duinrade', 'provideInfo', { answer: 'We hebben alleen klachten over geluid en afval.' })),
  },
  {
    daysAgo: 24,
    do: async (tell) =>
      void (await tell.move('dh-accountmanager', 'reject', {
        reasons: ['single-partner-suffices', 'not-organised-crime'],
        requesterText: 'We zien geen aanwijzingen voor een georganiseerd verband. De gemeente kan dit zelf aanpakken.',
        internalText: 'Alleen overlast; aanvulling leverde geen indicaties op.',
        selfHelp:
          'Toezicht wonen kan controleren op woningverhuur. Het Zorg- en Veiligheidshuis kan helpen bij de schulden.',
        referrals: ['toezicht-wonen', 'zorg-en-veiligheidshuis'],
      })),
  },
];

/** Story 8: a legal question only; answered with the help of the LIEC, no partner asked. */
const massageParlour: Story = () => [
  {
    daysAgo: 28,
    do: (tell) =>
      tell.file('kempenveld', {
        kind: 'legal-advice',
        title: 'Sluiting van een massagesalon',
        mainTheme: 'mensenhandel-smokkel',
        indications: 'In een massagesalon zijn contant geld en een tweede boekhouding gevonden.',
        question: 'Is een bestuurlijke rapportage van de politie genoeg voor een sluiting?',
      }),
  },
  { daysAgo: 27, do: async (tell) => void (await tell.move('ob-accountmanager', 'takeUp')) },
  { daysAgo: 26, do: async (tell) => void (await tell.move('ob-accountmanager', 'startAdvice')) },
  {
    daysAgo: 25,
    do: (tell) =>
      tell.secondLine(
        'ob-jurist',
        'Volstaat een bestuurlijke rapportage als grondslag voor sluiting van een bedrijf?',
        'Ja, mits de feiten voldoende concreet en recent zijn. Een modelbesluit is bijgevoegd.',
      ),
  },
  {
    daysAgo: 18,
    do: async (tell) =>
      void (await tell.move('ob-jurist', 'answer', {
        answer:
          'Een bestuurlijke rapportage kan volstaan als de feiten concreet en recent zijn. U ontvangt een modelbesluit.',
        partnerFree: true,
      })),
  },
  {
    daysAgo: 12,
    do: async (tell) => void (await tell.move('kempenveld', 'finish', { note: 'Dank, hiermee kunnen we verder.' })),
  },
];

/** The stories that go along the advice track, or end before partners are asked. */
export const STORIES_OF_ADVICE: readonly Story[] = [holidayParks, nuisance, massageParlour];

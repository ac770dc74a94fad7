import { partner, type Story } from './teller';

/** Story 9: care fraud; a plan of six interventions by four partners, one of them late. */
const careFraud: Story = () => {
  const rows = [
    ['administrative', 'Stopzetten contract met het zorgbureau', 'DEMO-ZUIDERKOOG', 20],
    ['social', 'Terugvordering onterecht gedeclareerde begeleiding', 'DEMO-ZUIDERKOOG', 60],
    ['fiscal', 'Boekenonderzoek zorgbureau', 'belastingdienst', 45],
    ['administrative', 'Onderzoek naar schijnconstructies', 'nla', 90],
    ['social', 'Onderzoek naar uitkeringen van bestuurders', 'uwv', 70],
    ['preventive', 'Waarschuwing aan buurgemeenten', 'DEMO-ZUIDERKOOG', 30],
  ] as const;
  return [
    {
      daysAgo: 150,
      do: (tell) =>
        tell.file('zuiderkoog', {
          kind: 'integral-case',
          title: 'Zorgbureau declareert begeleiding die niemand ziet',
          mainTheme: 'regionaal',
          phenomena: ['zorgfraude', 'sociale-voorzieningen', 'adresfraude'],
          indications:
            'Een zorgbureau declareert begeleiding voor cliënten die er volgens wijkteams nooit iemand zien. Drie bestuurders staan op één adres.',
          involved: [{ kind: 'organisation', description: 'Zorgbureau (fictief)' }],
          ownActions: 'Gesprekken met wijkteams, controle van declaraties.',
          question: 'Welke partners kunnen helpen om dit integraal aan te pakken?',
        }),
    },
    { daysAgo: 147, do: (tell) => tell.toQuery('nh', 'regionaal', ['uwv', 'belastingdienst', 'nla']) },
    {
      daysAgo: 145,
      do: (tell) =>
        tell.inquire(
          'nh-informatie',
          ['uwv', 'belastingdienst', 'nla'],
          [{ kind: 'organisation', description: 'Zorgbureau (fictief)' }],
        ),
    },
    { daysAgo: 140, do: (tell) => tell.answer('uwv', 'hit') },
    { daysAgo: 139, do: (tell) => tell.answer('belastingdienst', 'hit') },
    { daysAgo: 138, do: (tell) => tell.answer('nla', 'hit') },
    { daysAgo: 130, do: async (tell) => void (await tell.move('nh-informatie', 'startEnrichment')) },
    {
      daysAgo: 125,
      do: (tell) =>
        tell.item(
          'nh-informatie',
          'DEMO-ZUIDERKOOG',
          'half-open',
          'Overzicht van declaraties en BRP-inschrijvingen (fictief).',
        ),
    },
    {
      daysAgo: 110,
      do: (tell) => tell.accept('nh', ['UWV', 'Belastingdienst', 'Nederlandse Arbeidsinspectie', 'Zuiderkoog']),
    },
    {
      daysAgo: 92,
      do: async (tell) => {
        await tell.move('nh-regisseur', 'agreeAdvice', {
          advice: 'Zes interventies van vier partners, te beginnen bij het contract.',
          partners: [partner('uwv'), partner('belastingdienst'), partner('nla')],
        });
        for (const [kind, description, owner, dueIn] of rows)
          await tell.plan('nh-regisseur', { kind, description, owner, dueIn });
        await tell.move(
          'nh-regisseur',
          'startExecution',
          tell.decision('Interventieoverleg', 'Elke partner heeft zijn bijdrage toegezegd.', [
            'UWV',
            'Belastingdienst',
            'Nederlandse Arbeidsinspectie',
            'Zuiderkoog',
          ]),
        );
      },
    },
    {
      daysAgo: 75,
      do: (tell) =>
        tell.progress('zuiderkoog', 'Stopzetten contract met het zorgbureau', {
          status: 'done',
          result: 'achieved',
          resultText: 'Het contract is beëindigd.',
        }),
    },
    {
      daysAgo: 70,
      do: (tell) =>
        tell.progress('zuiderkoog', 'Waarschuwing aan buurgemeenten', { status: 'done', result: 'achieved' }),
    },
    {
      daysAgo: 60,
      do: (tell) => tell.progress('belastingdienst', 'Boekenonderzoek zorgbureau', { status: 'running' }),
    },
    { daysAgo: 58, do: (tell) => tell.progress('nla', 'Onderzoek naar schijnconstructies', { status: 'committed' }) },
    {
      daysAgo: 12,
      do: async (tell) => {
        await tell.task('nh-accountmanager', 'case', {
          title: 'Stuur de brief aan de cliënten mee met het volgende bericht',
          ownerId: partner('DEMO-ZUIDERKOOG'),
          dueOn: tell.in(9),
        });
        await tell.task('nh-accountmanager', 'case', {
          title: 'Vraag de partners naar de stand van hun interventies',
          ownerId: partner('RIEC-NH'),
          dueOn: tell.in(20),
        });
      },
    },
  ];
};

/** Story 10: an investment firm; closed, reopened after a new report, and closed again. */
const investor: Story = () => {
  const orders = 'Drie lasten onder dwangsom';
  const audit = 'Aanslagen na boekenonderzoek';
  return [
    {
      daysAgo: 690,
      do: (tell) =>
        tell.file('amstelkwartier', {
          kind: 'integral-case',
          title: 'Zestien woningen in korte tijd, verhuurd aan arbeidsmigranten',
          mainTheme: 'vastgoed-misbruik',
          phenomena: ['woonfraude', 'vastgoedfraude'],
          indications:
            'Een beleggingsfirma koopt in korte tijd zestien woningen, deels met leningen uit het buitenland.',
          involved: [{ kind: 'organisation', description: 'Beleggingsfirma (fictief)' }],
          ownActions: 'Controles op overbewoning.',
          question: 'Graag een integrale aanpak van deze verhuurder.',
        }),
    },
    { daysAgo: 687, do: (tell) => tell.toQuery('aa', 'vastgoed-misbruik', ['belastingdienst', 'nla']) },
    {
      daysAgo: 685,
      do: (tell) =>
        tell.inquire(
          'aa-informatie',
          ['belastingdienst', 'nla'],
          [{ kind: 'organisation', description: 'Beleggingsfirma (fictief)' }],
        ),
    },
    { daysAgo: 680, do: (tell) => tell.answer('belastingdienst', 'hit') },
    { daysAgo: 679, do: (tell) => tell.answer('nla', 'no-hit') },
    { daysAgo: 670, do: async (tell) => void (await tell.move('aa-informatie', 'startEnrichment')) },
    { daysAgo: 640, do: (tell) => tell.accept('aa', ['Belastingdienst', 'Amstelkwartier']) },
    {
      daysAgo: 600,
      do: async (tell) => {
        await tell.move('aa-regisseur', 'agreeAdvice', {
          advice: 'Handhaven op overbewoning en een boekenonderzoek.',
          partners: [partner('belastingdienst')],
        });
        await tell.plan('aa-regisseur', {
          kind: 'administrative',
          description: orders,
          owner: 'DEMO-AMSTELKWARTIER',
          dueIn: 120,
        });
        await tell.plan('aa-regisseur', { kind: 'fiscal', description: audit, owner: 'belastingdienst', dueIn: 200 });
        await tell.move(
          'aa-regisseur',
          'startExecution',
          tell.decision('Integraal casusoverleg', 'Plan vastgesteld.', ['Belastingdienst', 'Amstelkwartier']),
        );
      },
    },
    { daysAgo: 400, do: (tell) => tell.progress('amstelkwartier', orders, { status: 'done', result: 'achieved' }) },
    {
      daysAgo: 300,
      do: (tell) =>
        tell.progress('belastingdienst', audit, {
          status: 'done',
          result: 'achieved',
          imposedCents: 21_000_000,
          collectedCents: 15_000_000,
          offsetCents: 2_000_000,
        }),
    },
    { daysAgo: 180, do: async (tell) => void (await tell.move('aa-regisseur', 'startClosing')) },
    {
      daysAgo: 170,
      do: (tell) =>
        tell.feedback('aa-accountmanager', 'Er zijn drie lasten onder dwangsom opgelegd en aanslagen opgelegd.'),
    },
    { daysAgo: 165, do: (tell) => tell.close('aa', 'Overbewoning is in veertien van zestien woningen beëindigd.') },
    {
      daysAgo: 45,
      do: async (tell) => {
        await tell.test('aa-jurist', ['belastingdienst'], 'full');
        await tell.move('aa-manager', 'reopen', { reason: 'Een buurgemeente meldt hetzelfde bedrijf.' });
        await tell.move('aa-informatie', 'reopen', { reason: 'Een buurgemeente meldt hetzelfde bedrijf.' });
      },
    },
    { daysAgo: 20, do: async (tell) => void (await tell.move('aa-regisseur', 'startClosing')) },
    {
      daysAgo: 15,
      do: (tell) =>
        tell.feedback(
          'aa-accountmanager',
          'Het nieuwe signaal is met de buurgemeente opgepakt; de casus kan weer dicht.',
        ),
    },
    { daysAgo: 10, do: (tell) => tell.close('aa', 'Na heropening geen nieuwe overtredingen vastgesteld.') },
  ];
};

/** The stories with a long plan. */
export const STORIES_OF_PLANS: readonly Story[] = [careFraud, investor];

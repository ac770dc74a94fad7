import type { ColleagueRow } from '@casusregie/contract';
import type { CasesClient } from '../cases/cases-client';
import type { PlainForm } from '../cases/forms/plain-form';

/** Notes that somebody is away, and who stands in. */
export function absenceForm(
  client: CasesClient,
  {
    colleagues,
    me,
    forOthers,
    today,
  }: { colleagues: readonly ColleagueRow[]; me: string; forOthers: boolean; today: string },
): PlainForm {
  const options = colleagues.map(({ id, name, roles }) => ({ value: id, label: `${name}, ${roles.toLowerCase()}` }));
  return {
    title: 'Afwezigheid vastleggen',
    about: [
      'De vervanger krijgt in deze periode uw meldingen, en ziet uw werk onder het eigen werk. U blijft de behandelaar.',
      'Vervangen geeft geen extra toegang: wat de vervanger niet mag zien, blijft onzichtbaar. Na de laatste dag komt alles vanzelf terug.',
    ],
    fields: [
      ...(forOthers
        ? [{ name: 'personId', kind: 'select' as const, label: 'Wie is afwezig?', required: true, options, value: me }]
        : []),
      {
        name: 'deputyId',
        kind: 'select',
        label: 'Wie vervangt?',
        hint: 'Iemand met dezelfde rol in dezelfde regio.',
        required: true,
        options: (values) => options.filter(({ value }) => value !== (values['personId'] ?? me)),
      },
      { name: 'fromOn', kind: 'date', label: 'Eerste dag', required: true, value: today },
      {
        name: 'untilOn',
        kind: 'date',
        label: 'Laatste dag',
        required: true,
        check: (value, values) =>
          String(value) < String(values['fromOn']) ? 'Kies een dag op of na de eerste dag.' : '',
      },
    ],
    submit: 'Vastleggen',
    done: 'Afwezigheid vastgelegd',
    send: (body) => client.post('/v1/absences', body),
  };
}

import type { StaffCase } from '@casusregie/contract';
import { KIND_ROWS, STATE_LABELS } from '@casusregie/domain';
import { day, planRows } from './case-paper';
import type { Marks } from './marks';
import type { TemplateLine } from './office-files';

/** A paragraph for each of a list. */
const eachIn = (list: string, words: string): string => `{#${list} [loopOver: "paragraph"]}${words}{/${list}}`;

/** What a region begins with, to be changed in Word. */
export const DEFAULT_TEMPLATE: readonly TemplateLine[] = [
  { text: 'Casusanalyse en interventieadvies', style: 'title' },
  { text: '{vertrouwelijk}' },
  { text: 'Casus {nummer}: {titel}', style: 'heading' },
  { text: '{soort}. Thema: {thema}. Inbrenger: {inbrenger}. Gemeenten: {gemeenten}.' },
  { text: 'Behandelaar: {behandelaar}. Casusregisseur: {casusregisseur}. Stand op {vandaag}: {toestand}.' },
  { text: 'Aanleiding', style: 'heading' },
  { text: '{aanwijzingen}' },
  { text: 'Vraag', style: 'heading' },
  { text: '{vraag}' },
  { text: 'Om wie of wat het gaat', style: 'heading' },
  { text: eachIn('subjecten', '{subject}') },
  { text: 'Informatie', style: 'heading' },
  { text: eachIn('informatie', '{datum}, {bron}: {tekst}') },
  { text: 'Interventieadvies', style: 'heading' },
  { text: '{advies}' },
  { text: 'Interventies', style: 'heading' },
  { text: eachIn('interventies', '{wat}. Eigenaar: {eigenaar}. Uiterlijk: {uiterlijk}. Stand: {stand}.') },
];

/** What the tags of a template are filled with; nothing becomes a dash, so that a gap is seen. */
export function adviceData(one: StaffCase, { footer }: Marks, today: string): Record<string, unknown> {
  const or = (value: string | null | undefined): string => value || '–';
  return {
    nummer: or(one.number),
    titel: or(one.title),
    soort: or(one.kind && KIND_ROWS[one.kind].label),
    toestand: STATE_LABELS[one.state],
    thema: or(one.mainTheme?.label),
    inbrenger: one.submittingOrganisation.name,
    gemeenten: or(one.municipalities.map(({ name }) => name).join(', ')),
    behandelaar: or(one.handler?.name),
    casusregisseur: or(one.caseDirector?.name),
    aanwijzingen: or(one.request.indications),
    vraag: or(one.request.question),
    advies: or(one.advice),
    subjecten: one.subjects.map(({ description }) => ({ subject: description })),
    informatie: one.items.map((item) => ({ datum: day(item.happenedOn), bron: item.source.name, tekst: item.text })),
    interventies: planRows(one).map(([, wat, eigenaar, uiterlijk, stand]) => ({
      wat,
      eigenaar,
      uiterlijk: or(uiterlijk),
      stand,
    })),
    vandaag: day(today),
    vertrouwelijk: footer,
  };
}

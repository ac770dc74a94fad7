import { LIMITS } from '@casusregie/contract/constants';
import { EXPORT_FORM_LABELS, EXPORT_FORMS } from '@casusregie/domain';
import type { TakenFiles } from '../../server/taken-files';
import type { CaseForm } from './case-form';
import type { FieldDef } from './field-def';
import { optionsOf } from './shared-fields';

/** What everybody who takes a file along is asked. */
export const WHY_FIELDS: readonly FieldDef[] = [
  {
    name: 'purpose',
    kind: 'line',
    label: 'Waarvoor hebt u het bestand nodig?',
    example: 'Bespreking in het weegoverleg van 3 december',
    required: true,
    max: LIMITS.ground,
  },
  {
    name: 'recipient',
    kind: 'line',
    label: 'Voor wie is het?',
    hint: 'Laat leeg als u het alleen zelf gebruikt.',
    max: LIMITS.short,
  },
];

/** What is said before anybody takes a file along. */
export const ABOUT_TAKING =
  'Uw naam, de datum en het doel komen op elke bladzijde, en het logboek houdt bij wat u meeneemt. Bewaar het bestand niet langer dan nodig.';

/** Takes the case file along as a PDF, or its analysis and advice as a Word file. */
export const exportForm = (files: TakenFiles): CaseForm => ({
  title: 'Dossier meenemen',
  about: () => [ABOUT_TAKING],
  fields: [
    {
      name: 'form',
      kind: 'radio',
      label: 'Als',
      required: true,
      value: 'pdf',
      options: optionsOf(EXPORT_FORMS, EXPORT_FORM_LABELS),
    },
    ...WHY_FIELDS,
  ],
  submit: 'Bestand maken',
  done: 'Het bestand is gemaakt',
  send: ({ file, body }) => files.take(`/v1/cases/${file.id}/exports`, body),
});

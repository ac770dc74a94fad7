import { ROLE_LABELS, type Role } from '@casusregie/domain';

/** What a page says to somebody in a role that sees no cases. */
export interface RoleText {
  readonly role: Role;
  readonly title: string;
  readonly about: string;
  /** What the role may do now. */
  readonly may: readonly string[];
  /** What it may not, now or later. */
  readonly mayNot: readonly string[];
  /** What is still being made. */
  readonly later: readonly string[];
}

const NO_CONTENT = 'De inhoud van een casus lezen. Casussen verschijnen ook niet in een lijst of in de zoekfunctie.';

/** One text a role, by the address of its page. */
export const ROLE_TEXTS = {
  beheer: {
    role: 'administrator',
    title: 'Beheer',
    about: `Als ${ROLE_LABELS.administrator.toLowerCase()} gaat u over accounts en instellingen, niet over casussen.`,
    may: ['Aanmelden en zien onder welke organisatie en rol u werkt.'],
    mayNot: [NO_CONTENT, 'Deze rol combineren met een rol in casussen.', 'Het logboek wijzigen.'],
    later: [
      'Personen en hun autorisaties beheren: organisatie, rol, regio, en tot wanneer de screening geldt.',
      'Instellingen van een regio beheren, zoals overleggen en wie een tweede persoon mag zijn.',
      'Lijsten beheren, zoals thema’s, loketten en organisaties.',
    ],
  },
} as const satisfies Record<string, RoleText>;

/** The address of a page for a role without cases. */
export type RolePageName = keyof typeof ROLE_TEXTS;

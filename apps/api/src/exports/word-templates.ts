import type { Readable } from 'node:stream';
import type { TemplateAnswer } from '@casusregie/contract';
import { deskAuthorisations, TEMPLATE_TAGS, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText } from '../database/json';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { safeName } from '../documents/attachments';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { invalid, Refused, unknown } from '../shared/refusal';
import { DEFAULT_TEMPLATE } from './advice-word';
import { OfficeFiles } from './office-files';

/** The most that a template may weigh: letterheads hold a picture. */
const MOST_BYTES = 5_000_000;
const NAME = 'sjabloon-casusanalyse.docx';

/** The Word template of each region: its own, or the one of the program. */
@Injectable()
export class WordTemplates {
  private standard: Promise<Buffer> | null = null;

  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly files: OfficeFiles,
  ) {}

  /** The template that files of a region are made with. */
  async of(regionCode: string | null): Promise<Buffer> {
    const own = await this.reads.first<{ content: Buffer }>(
      'SELECT content FROM word_templates WHERE region_code = $1',
      [regionCode],
    );
    if (own) return Buffer.from(own.content);
    this.standard ??= this.files.template(DEFAULT_TEMPLATE);
    return this.standard.catch((error: unknown) => {
      this.standard = null;
      throw error;
    });
  }

  /** Which template a region uses. */
  async about(caller: Caller, regionCode: string): Promise<TemplateAnswer> {
    await this.may(caller, regionCode);
    const row = await this.reads.first<{ name: string; at: string; person: string }>(
      `SELECT w.name, ${instantText('w.replaced_at')} AS at, p.name AS person FROM word_templates w
       JOIN persons p ON p.id = w.replaced_by WHERE w.region_code = $1`,
      [regionCode],
    );
    if (!row) return { own: false, name: null, replacedAt: null, replacedBy: null };
    return { own: true, name: row.name, replacedAt: row.at, replacedBy: row.person };
  }

  /** The file itself, to be changed in Word. */
  async open(caller: Caller, regionCode: string): Promise<{ name: string; content: Buffer }> {
    await this.may(caller, regionCode);
    return { name: NAME, content: await this.of(regionCode) };
  }

  /**
   * Replaces the template of a region.
   * @throws Refused `invalid` when it is no Word file, or holds tags that nothing is known for
   */
  async replace(
    caller: Caller,
    regionCode: string,
    file: { readonly name: string; readonly content: Readable },
  ): Promise<TemplateAnswer> {
    const authorisation = await this.may(caller, regionCode);
    const content = await wholeOf(file.content);
    const tags = await this.files.tags(content).catch(() => {
      throw invalid('file', 'is geen Word-bestand (.docx) waarvan de velden te lezen zijn');
    });
    const strange = [...new Set(tags.filter((tag) => !(tag in TEMPLATE_TAGS)))];
    if (strange.length > 0) throw invalid('file', `heeft onbekende velden: ${strange.join(', ')}`);
    const name = safeName(file.name);
    await this.work.run(async (tx) => {
      await tx.run(
        `INSERT INTO word_templates (region_code, name, replaced_by, replaced_at, content) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (region_code) DO UPDATE SET name = excluded.name, replaced_by = excluded.replaced_by,
           replaced_at = excluded.replaced_at, content = excluded.content`,
        [regionCode, name, caller.actor.personId, this.clock.now(), content],
      );
      await this.log.write(tx, caller, {
        act: 'manageTemplates',
        object: `region:${regionCode}`,
        authorisationId: authorisation.id,
        payload: { name, bytes: content.length },
      });
    });
    return this.about(caller, regionCode);
  }

  /** Goes back to the template of the program. */
  async forget(caller: Caller, regionCode: string): Promise<TemplateAnswer> {
    const authorisation = await this.may(caller, regionCode);
    await this.work.run(async (tx) => {
      await tx.run('DELETE FROM word_templates WHERE region_code = $1', [regionCode]);
      await this.log.write(tx, caller, {
        act: 'manageTemplates',
        object: `region:${regionCode}`,
        authorisationId: authorisation.id,
        payload: { name: null },
      });
    });
    return this.about(caller, regionCode);
  }

  /** Another region is told apart from none by nobody. */
  private async may(caller: Caller, regionCode: string): Promise<Authorisation> {
    const all = deskAuthorisations('manageTemplates', caller.actor, this.clock.today());
    if (all.length === 0) throw new Refused('wrong-role', 'Uw rol beheert geen sjablonen.');
    const book = await this.reference.open();
    const own = all.find(({ regionCodes }) => regionCodes === 'nation' || regionCodes.includes(regionCode));
    if (!own || !book.region(regionCode)) throw unknown();
    return own;
  }
}

/** All of a stream, as long as it stays small. */
async function wholeOf(content: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
  }
  if (bytes > MOST_BYTES) throw new Refused('too-large', 'Een sjabloon mag hoogstens 5 MB groot zijn.');
  return Buffer.concat(parts);
}

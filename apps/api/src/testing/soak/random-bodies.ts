import type { OpenApi } from '../open-api';
import type { Chance } from './chance';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What people with bad intentions, and programs with faults, send. */
const HOSTILE: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  'x'.repeat(20_000),
  "'; DROP TABLE case_files; --",
  '" OR 1=1',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
  '${7*7}',
  '../../etc/passwd',
  'nul\u0000',
  '\ud800',
  '\u202eomgekeerd',
  '%00%0a',
  `${'a'.repeat(5000)}!`,
  '111222333',
  '9999-99-99',
  '2026-02-30',
  '__proto__',
  { __proto__x: 1, constructor: { prototype: 1 } },
  Array.from({ length: 200 }, () => 'x'),
  'a@b.example\r\nBcc: c@d.example',
];

/** Makes bodies after the schemas of the OpenAPI document: mostly right, sometimes wrong in one place or in all. */
export class RandomBodies {
  constructor(
    private readonly document: OpenApi,
    private readonly chance: Chance,
    /** Ids that exist somewhere, and codes of reference data. */
    private readonly known: { ids: string[]; codes: readonly string[] },
  ) {}

  /** Something that nobody should send. */
  hostile(): unknown {
    if (this.chance.is(0.02)) return this.nested(60);
    return this.chance.of(HOSTILE);
  }

  private nested(depth: number): unknown {
    return depth === 0 ? 'diep' : { diep: this.nested(depth - 1) };
  }

  /** A value of a schema; each part of it is hostile with the given probability. */
  value(schema: Schema, wrong: number): unknown {
    if (this.chance.is(wrong)) return this.hostile();
    if (schema.$ref) return this.value(this.at(schema.$ref), wrong);
    if (schema.oneOf) return this.value(this.chance.of(schema.oneOf), wrong);
    if (schema.allOf) return this.value(schema.allOf[0] ?? {}, wrong);
    if (schema.enum) return this.chance.of(schema.enum);
    if (schema.type === 'array') {
      return Array.from({ length: this.chance.below(3) }, () => this.value(schema.items ?? {}, wrong));
    }
    if (schema.type === 'object' || schema.properties) return this.objectOf(schema, wrong);
    if (schema.type === 'boolean') return this.chance.is(0.5);
    if (schema.type === 'integer' || schema.type === 'number') {
      return (
        (schema.minimum ?? 0) + this.chance.below(Math.min(1000, (schema.maximum ?? 1000) - (schema.minimum ?? 0)))
      );
    }
    return this.text(schema);
  }

  private text({ format, pattern }: Schema): string {
    if (format === 'uuid') return this.chance.of(this.known.ids);
    if (format === 'date') return `2026-${this.chance.of(['11', '12'])}-${String(10 + this.chance.below(18))}`;
    if (pattern) return this.chance.of(this.known.codes);
    return this.chance.of(['Twee waarnemingen (fictief).', 'Overleg gevoerd.', 'Loods', 'één', 'ℵ₀ tekens']);
  }

  private objectOf({ properties = {}, required = [] }: Schema, wrong: number): Record<string, unknown> {
    const body: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(properties)) {
      const asked = required.includes(name) ? !this.chance.is(wrong) : this.chance.is(0.4);
      if (asked) body[name] = this.value(part, wrong);
    }
    if (this.chance.is(wrong)) body[this.chance.of(['odd', 'id', 'state', 'region', 'role', 'version'])] = 1;
    return body;
  }

  private at(ref: string): Schema {
    return ref
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], this.document) as Schema;
  }
}

import type { OpenApi } from './open-api';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
}

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};

/** Holds an answer against a schema of the OpenAPI document: what is missing, what it does not tell of, what differs. */
export class Schemas {
  constructor(private readonly document: OpenApi) {}

  private at(ref: string): Schema {
    const found = ref
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], this.document);
    if (!found) throw new Error(`${ref} leads nowhere`);
    return found as Schema;
  }

  /** The faults of a value, each with its path; empty when it fits. */
  faults(value: unknown, schema: Schema, path = '$'): string[] {
    if (value === null) return schema.nullable ? [] : [`${path} is null`];
    if (schema.$ref) return this.faults(value, this.at(schema.$ref), path);
    if (schema.allOf) return schema.allOf.flatMap((part) => this.faults(value, part, path));
    if (schema.oneOf) {
      const each = schema.oneOf.map((part) => this.faults(value, part, path));
      return each.some((faults) => faults.length === 0) ? [] : (each.sort((a, b) => a.length - b.length)[0] ?? []);
    }
    if (schema.enum && !schema.enum.includes(value)) return [`${path} is ${JSON.stringify(value)}, none of the list`];
    const type = typeOf(value);
    if (schema.type && schema.type !== type && !(schema.type === 'number' && type === 'integer')) {
      return [`${path} is of type ${type}, not ${schema.type}`];
    }
    if (type === 'array') {
      return (value as unknown[]).flatMap((item, at) => this.faults(item, schema.items ?? {}, `${path}[${at}]`));
    }
    return type === 'object' ? this.objectFaults(value as Record<string, unknown>, schema, path) : [];
  }

  private objectFaults(value: Record<string, unknown>, schema: Schema, path: string): string[] {
    const { properties = {}, required = [], additionalProperties } = schema;
    const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`);
    const others = Object.entries(value).flatMap(([name, part]) => {
      const known = properties[name];
      if (known) return this.faults(part, known, `${path}.${name}`);
      if (typeof additionalProperties === 'object') return this.faults(part, additionalProperties, `${path}.${name}`);
      const open = additionalProperties === true || (additionalProperties === undefined && !schema.properties);
      return open ? [] : [`${path}.${name} is not in the document`];
    });
    return [...missing, ...others];
  }
}

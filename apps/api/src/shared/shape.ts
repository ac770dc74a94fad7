import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import type { FieldFault } from '@casusregie/contract';
import { Refused } from './refusal';

/**
 * The rules of a class do not change once it is there, but class-validator looks for them anew each time, through those of
 * every class of the contract.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, Map<string, ReturnType<typeof find>>>();
  storage.getTargetValidationMetadatas = (target, ...how) => {
    const ofTarget = known.get(target) ?? new Map<string, ReturnType<typeof find>>();
    const key = JSON.stringify(how);
    const rules = ofTarget.get(key) ?? find(target, ...how);
    known.set(target, ofTarget.set(key, rules));
    return rules;
  };
}
rememberRules();

/** What a value is, before it can be too long or wrongly written. */
const TYPE_RULES = ['isString', 'isArray', 'isObject', 'isInt', 'isBoolean'];

/** The faults of one field: of what is missing or of another type, only that is said. */
function messagesOf({ constraints = {}, value }: ValidationError): string[] {
  if (constraints['whitelistValidation']) return ['is een onbekend veld'];
  const type = TYPE_RULES.find((rule) => rule in constraints);
  if (value === undefined && Object.keys(constraints).length > 0) return ['is verplicht'];
  return type ? [constraints[type] as string] : Object.values(constraints);
}

function faultsOf(errors: readonly ValidationError[], path = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = messagesOf(error).map((message) => ({ field, message }));
    const below = faultsOf(error.children ?? [], field);
    return below.length > 0 ? below : own;
  });
}

/** No request of ours is nested deeper than this. */
const DEEPEST = 12;

/** Texts that no database keeps (NUL, half of a surrogate pair), and what is nested too deep to be looked at. */
function unkeepable(value: unknown, path = '', depth = 0): FieldFault[] {
  if (depth > DEEPEST) return [{ field: path, message: 'is te diep genest' }];
  if (typeof value === 'string') {
    const keeps = !value.includes('\u0000') && !/\p{Cs}/u.test(value);
    return keeps ? [] : [{ field: path, message: 'bevat een teken dat niet bewaard kan worden' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => unkeepable(part, path ? `${path}.${name}` : name, depth + 1));
}

/**
 * Reads a body or query as a class of the contract, or names every fault at once.
 * @throws Refused `invalid`
 */
export function shape<T extends object>(type: new () => T, value: unknown): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused('invalid', 'Er wordt een JSON-object verwacht.', {
      errors: [{ field: '', message: 'moet een object zijn' }],
    });
  }
  const lost = unkeepable(value);
  if (lost.length > 0) throw new Refused('invalid', 'De invoer bevat een fout.', { errors: lost });
  const instance = plainToInstance(type, value, { exposeUnsetFields: false });
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length > 0) {
    const faults = faultsOf(errors);
    throw new Refused(
      'invalid',
      faults.length === 1 ? 'De invoer bevat een fout.' : `De invoer bevat ${faults.length} fouten.`,
      { errors: faults },
    );
  }
  return instance;
}

/** Queries that were found valid, by their class: the same lists are asked for again and again. */
const VALID = new Map<unknown, Map<string, object>>();
const VALID_KEPT = 500;

/** Reads a query string as a class of the contract: whole numbers first become numbers. Its values are texts, never objects. */
export function shapeQuery<T extends object>(type: new () => T, query: unknown): T {
  const text = JSON.stringify(query ?? {});
  const known = VALID.get(type) ?? new Map<string, object>();
  let found = known.get(text) as T | undefined;
  if (!found) {
    found = readQuery(type, query);
    if (known.size >= VALID_KEPT) known.clear();
    VALID.set(type, known.set(text, found));
  }
  return Object.assign(new type(), found);
}

function readQuery<T extends object>(type: new () => T, query: unknown): T {
  const given = (query ?? {}) as Record<string, unknown>;
  const read = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      key === 'limit' && typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
    ]),
  );
  return shape(type, read);
}

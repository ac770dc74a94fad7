import { readBsn, readSubjectField, SUBJECT_FIELD_FAULTS, type SubjectField } from '@casusregie/domain';
import { IsString, registerDecorator } from 'class-validator';
import { LIMITS } from './constants';
import { field, type Presence } from './fields';

function Reads(read: (text: string) => string | null, fault: string): PropertyDecorator {
  return (target, key) =>
    registerDecorator({
      name: 'readsAs',
      target: target.constructor,
      propertyName: String(key),
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || read(value) !== null,
        defaultMessage: () => fault,
      },
    });
}

/** A number or word by which a subject is known; null takes it back. What is wrong with it is told by the domain. */
export const SubjectValue = (name: SubjectField, presence: Presence = {}) =>
  field(
    [
      IsString({ message: 'moet tekst zijn' }),
      Reads((text) => readSubjectField(name, text), SUBJECT_FIELD_FAULTS[name]),
    ],
    { type: String, maxLength: LIMITS.short },
    { optional: true, nullable: true, ...presence },
  );

/** A burgerservicenummer, with or without points; only in the one field that is meant for it. */
export const Bsn = (presence: Presence = {}) =>
  field(
    [
      IsString({ message: 'moet tekst zijn' }),
      Reads(readBsn, 'is geen geldig burgerservicenummer; kijk de cijfers na'),
    ],
    { type: String, maxLength: 20 },
    presence,
  );

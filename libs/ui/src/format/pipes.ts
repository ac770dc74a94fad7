import { Pipe, PipeTransform } from '@angular/core';
import { euro } from './amounts';
import { DateText, dateTime, longDate, plainDate, shortDate } from './dates';

/** `{{ date | longDate }}`: *dinsdag 24 november 2026* */
@Pipe({ name: 'longDate' })
export class LongDatePipe implements PipeTransform {
  transform = (date: DateText | null | undefined): string => (date ? longDate(date) : '');
}

/** `{{ date | plainDate }}`: *24 november 2026* */
@Pipe({ name: 'plainDate' })
export class PlainDatePipe implements PipeTransform {
  transform = (date: DateText | null | undefined): string => (date ? plainDate(date) : '');
}

/** `{{ date | shortDate }}`: *24 nov* */
@Pipe({ name: 'shortDate' })
export class ShortDatePipe implements PipeTransform {
  transform = (date: DateText | null | undefined): string => (date ? shortDate(date) : '');
}

/** `{{ instant | dateTime }}`: *24 nov, 14:03* */
@Pipe({ name: 'dateTime' })
export class DateTimePipe implements PipeTransform {
  transform = (instant: DateText | null | undefined): string => (instant ? dateTime(instant) : '');
}

/** `{{ cents | euro }}`: *€ 84.000* */
@Pipe({ name: 'euro' })
export class EuroPipe implements PipeTransform {
  transform = (cents: number | null | undefined): string => (cents === null || cents === undefined ? '' : euro(cents));
}

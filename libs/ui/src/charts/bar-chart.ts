import { Component, computed, input } from '@angular/core';
import { Params, RouterLink } from '@angular/router';
import { count } from '../format/amounts';
import { uniqueId } from '../unique-id';
import { drawnBars } from './drawn-bars';

/** One bar. With a link the whole bar leads to the list behind it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The number in words, such as *€ 84.000*; a plain count when absent. */
  readonly text?: string;
  readonly link?: string;
  readonly query?: Params;
}

/** Sorted bars with the number on each, and the same content as a table below. */
@Component({
  selector: 'ui-bar-chart',
  imports: [RouterLink],
  templateUrl: './bar-chart.html',
  styleUrl: './bar-chart.css',
})
export class BarChart {
  readonly title = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();
  /** Head of the column of labels in the table. */
  readonly labelHead = input('Onderwerp');
  readonly valueHead = input('Aantal');
  /** False keeps the given order, for instance of months. */
  readonly sorted = input(true);
  protected readonly id = uniqueId('bars');
  protected readonly drawn = computed(() => drawnBars(this.bars(), this.sorted()));
  protected readonly words = (bar: Bar): string => bar.text ?? count(bar.value);
}

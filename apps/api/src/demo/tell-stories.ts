import type { INestApplicationContext } from '@nestjs/common';
import type { CalendarDate } from '@casusregie/domain';
import { Clock } from '../shared/clock';
import { STORIES_OF_ACCESS } from './stories-of-access';
import { STORIES_OF_CASES } from './stories-of-cases';
import { STORIES_OF_ADVICE } from './stories-of-advice';
import { STORIES_OF_SETTINGS } from './stories-of-settings';
import { STORIES_OF_MUNICIPALITIES } from './stories-of-municipalities';
import { STORIES_OF_TRIAGE } from './stories-of-triage';
import { Teller, type Step } from './teller';

const STORIES = [
  ...STORIES_OF_CASES,
  ...STORIES_OF_ADVICE,
  ...STORIES_OF_ACCESS,
  ...STORIES_OF_SETTINGS,
  ...STORIES_OF_MUNICIPALITIES,
  ...STORIES_OF_TRIAGE,
];

/** Working hours of a story's day, and minutes between its steps. */
const FIRST_HOUR = 8;
const STEP_MINUTES = 7;

/** Tells all stories in the order of time: the steps of one day come one after another. */
export async function tellStories(app: INestApplicationContext, today: CalendarDate): Promise<void> {
  const clock = app.get(Clock);
  const steps: { day: CalendarDate; order: number; step: Step; tell: Teller }[] = [];
  for (const story of STORIES) {
    const tell = new Teller(app);
    for (const step of story(tell)) {
      steps.push({ day: Teller.day(today, step.daysAgo), order: steps.length, step, tell });
    }
  }
  steps.sort((a, b) => a.day.localeCompare(b.day) || a.order - b.order);
  let day = '';
  let count = 0;
  try {
    for (const { day: on, step, tell } of steps) {
      count = on === day ? count + 1 : 0;
      day = on;
      const minutes = FIRST_HOUR * 60 + count * STEP_MINUTES;
      clock.set(
        `${on}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`,
      );
      await step.do(tell);
    }
  } finally {
    clock.set(null);
  }
}

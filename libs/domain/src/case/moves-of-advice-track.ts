import { rows } from './move-row';

/** The moves of a question that partners are not asked about. */
export const MOVES_OF_ADVICE_TRACK = rows({
  startAdvice: {
    label: 'Advies starten',
    track: 'advice',
    from: ['intake'],
    to: 'in-progress',
    asks: [],
    mayAsk: ['handlerId', 'note'],
    needs: [],
  },
  toIntake: {
    label: 'Terug naar intake',
    track: 'advice',
    from: ['in-progress'],
    to: 'intake',
    asks: ['reason'],
    needs: [],
  },
  answer: {
    label: 'Advies geven',
    track: 'advice',
    from: ['in-progress'],
    to: 'answered',
    asks: ['answer', 'partnerFree'],
    needs: ['free-of-partner-data', 'no-open-second-line'],
  },
  askFurther: {
    label: 'Doorvragen',
    track: 'advice',
    from: ['answered'],
    to: 'in-progress',
    asks: ['question'],
    needs: [],
  },
  settle: {
    label: 'Direct beantwoorden en afsluiten',
    track: 'advice',
    from: ['intake'],
    to: 'closed',
    asks: ['answer', 'partnerFree'],
    needs: ['free-of-partner-data'],
  },
  finish: {
    label: 'Afronden',
    track: 'advice',
    from: ['answered'],
    to: 'closed',
    asks: [],
    mayAsk: ['note'],
    needs: [],
  },
  reopenAdvice: {
    label: 'Heropenen',
    track: 'advice',
    from: ['closed'],
    to: 'in-progress',
    asks: ['reason'],
    needs: [],
  },
});

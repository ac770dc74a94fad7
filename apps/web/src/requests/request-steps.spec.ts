import { EMPTY_REQUEST, formOf, wireOf, type EditableCase, type RequestForm } from './request-draft';
import type { SetQuestion } from '@casusregie/domain';
import {
  demanded,
  fieldsWithBsn,
  isDemanded,
  obstacles,
  sensitiveWords,
  stepOfControl,
  stepsOf,
  withoutBsn,
  type RequestContext,
} from './request-steps';

const QUESTION = {
  key: 'since',
  label: 'Hoe lang speelt dit al?',
  hint: '',
  kind: 'line',
  options: [],
  required: true,
  sensitive: true,
  example: '',
} as const satisfies SetQuestion;
const CONTEXT: RequestContext = { ownRegions: ['NN'], today: '2026-11-24', questions: [] };
const ASKING: RequestContext = { ...CONTEXT, questions: [QUESTION] };
const request = (fields: Partial<RequestForm>): RequestForm => ({ ...EMPTY_REQUEST, ...fields });

describe('what the steps of a request demand', () => {
  it('asks nothing but the kind while none is chosen', () => {
    expect(demanded(EMPTY_REQUEST, CONTEXT)).toEqual(['kind']);
    expect(isDemanded('waar', EMPTY_REQUEST, CONTEXT)).toBe(false);
  });

  it('asks of a training only what is expected', () => {
    expect(demanded(request({ kind: 'training' }), CONTEXT)).toEqual(['kind', 'question']);
  });

  it('asks of a case what the table of kinds asks', () => {
    expect(demanded(request({ kind: 'integral-case' }), CONTEXT)).toEqual([
      'kind',
      'municipalityIds',
      'indications',
      'ownActions',
      'question',
    ]);
  });

  it('asks the region where there is more than one and nothing tells which', () => {
    const province = { ...CONTEXT, ownRegions: ['NH', 'AM'] };
    expect(demanded(request({ kind: 'training' }), province)).toContain('regionCode');
    expect(demanded(request({ kind: 'training', municipalityIds: ['x'] }), province)).not.toContain('regionCode');
    expect(demanded(request({ kind: 'training', regionCode: 'DH' }), province)).not.toContain('regionCode');
  });

  it('names everything that stands in the way, in the order of the steps', () => {
    const form = request({ kind: 'integral-case', question: 'Help 123456782', observedOn: '2027-01-01' });
    expect(obstacles(form, CONTEXT).map(({ fieldId }) => fieldId)).toEqual([
      'municipalityIds',
      'indications',
      'observedOn',
      'ownActions',
      'question',
    ]);
  });

  it('lets a complete request through', () => {
    expect(obstacles(request({ kind: 'training', question: 'Een avond voor de raad' }), CONTEXT)).toEqual([]);
  });

  it('shows a step as wrong only after checking', () => {
    const form = request({ kind: 'training' });
    const status = (checked: boolean) =>
      stepsOf(form, CONTEXT, { here: 'soort', checked }).find(({ id }) => id === 'verwachting')?.status;
    expect(status(false)).toBe('todo');
    expect(status(true)).toBe('error');
  });

  it('has a step for the questions of a kind only where there are any', () => {
    const form = request({ kind: 'training', question: 'Een avond' });
    const steps = (context: RequestContext) =>
      stepsOf(form, context, { here: 'soort', checked: true }).map(({ id }) => id);
    expect(steps(CONTEXT)).not.toContain('vragen');
    expect(steps(ASKING)).toContain('vragen');
  });

  it('names a required question without an answer, and leads to it', () => {
    const form = request({ kind: 'training', question: 'Een avond' });
    expect(obstacles(form, ASKING).map(({ fieldId }) => fieldId)).toEqual(['answers-since']);
    expect(stepOfControl('answers-since')).toBe('vragen');
    expect(obstacles({ ...form, answers: [{ key: 'since', value: 'Lang' }] }, ASKING)).toEqual([]);
  });

  it('knows the step of a control inside a list', () => {
    expect(stepOfControl('involved-3-description')).toBe('wie-of-wat');
    expect(stepOfControl('question')).toBe('verwachting');
  });
});

describe('texts that ask for care', () => {
  it('finds a burgerservicenummer in any text, and takes it out', () => {
    const form = request({ involved: [{ kind: 'person', description: 'J. Jansen, 123456782' }] });
    expect(fieldsWithBsn(form)).toEqual(['involved']);
    expect(withoutBsn('J. Jansen, 123456782 uit Assen')).toBe('J. Jansen, uit Assen');
  });

  it('wants sensitive words confirmed', () => {
    const form = request({ kind: 'training', question: 'Hij is verslaafd' });
    expect(sensitiveWords(form, [])).toEqual(['verslaafd']);
    const asked = { ...request({ kind: 'training' }), answers: [{ key: 'since', value: 'Hij is verslaafd' }] };
    expect(sensitiveWords(asked, [QUESTION])).toEqual(['verslaafd']);
    expect(sensitiveWords(asked, [{ ...QUESTION, sensitive: false }])).toEqual([]);
    expect(obstacles(form, CONTEXT).map(({ fieldId }) => fieldId)).toEqual(['sensitiveConfirmed']);
    expect(obstacles({ ...form, sensitiveConfirmed: true }, CONTEXT)).toEqual([]);
  });
});

describe('a request over the wire', () => {
  it('empties with null and leaves a party without words here', () => {
    expect(wireOf({ place: ' ', involved: [{ kind: 'person', description: '' }] })).toEqual({
      place: null,
      involved: [],
    });
  });

  it('comes back as it was typed', () => {
    const before = request({ place: ' ', regionCode: 'NH', involved: [{ kind: 'other', description: '' }] });
    const found = {
      view: 'requester',
      kind: null,
      title: null,
      confidentiality: 'normal',
      municipalities: [],
      mainTheme: null,
      request: {
        regionCode: 'NH',
        place: null,
        indications: null,
        observedOn: null,
        involved: [],
        ownActions: null,
        question: null,
        answers: [],
        sensitiveConfirmed: false,
      },
    } as unknown as EditableCase;
    expect(formOf(found, before)).toEqual(before);
  });
});

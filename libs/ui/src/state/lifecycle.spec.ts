import { TestBed } from '@angular/core/testing';
import { Lifecycle, LifecycleStep, nearSteps } from './lifecycle';

const STEPS: LifecycleStep[] = [
  { id: 'draft', label: 'Concept', status: 'passed' },
  { id: 'intake', label: 'In intake', status: 'passed' },
  { id: 'weighing', label: 'Weging', status: 'here' },
  { id: 'analysis', label: 'Casusanalyse', status: 'possible' },
  { id: 'closed', label: 'Afgesloten', status: 'ahead' },
];

describe('the road of a case', () => {
  const build = async () => {
    const strip = TestBed.createComponent(Lifecycle);
    strip.componentRef.setInput('steps', STEPS);
    strip.componentRef.setInput('side', { label: 'In de wacht', tone: 'waiting' });
    await strip.whenStable();
    return { strip, element: strip.nativeElement as HTMLElement };
  };

  it('reads as a list in which one step is the current one', async () => {
    const { element } = await build();
    const current = element.querySelectorAll('[aria-current="step"]');
    expect(current).toHaveLength(1);
    expect(current[0]?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Weging, huidige stap');
    expect(element.querySelector('.side')?.textContent).toContain('In de wacht');
  });
  it('opens what was passed and the step at hand, not what is to come', async () => {
    const { strip, element } = await build();
    const chosen: string[] = [];
    strip.componentInstance.stepClick.subscribe((id) => chosen.push(id));
    element.querySelectorAll<HTMLElement>('li button').forEach((button) => button.click());
    expect(chosen).toEqual(['draft', 'intake', 'weighing']);
  });
  it('keeps the steps around the one at hand when there is little room', () => {
    expect([...nearSteps(STEPS)]).toEqual(['intake', 'weighing', 'analysis']);
  });
});

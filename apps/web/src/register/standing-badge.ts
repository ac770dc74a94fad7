import { Component, computed, input } from '@angular/core';
import { STANDING_LABELS, type Standing } from '@casusregie/domain';
import { StateBadge, type Tone } from '@casusregie/ui';

const TONES: Record<Standing, Tone> = {
  ended: 'done',
  expired: 'alarm',
  'screening-expired': 'alarm',
  'screening-expiring': 'waiting',
  live: 'active',
};

/** How an authorisation stands, in words. */
@Component({
  selector: 'app-standing-badge',
  imports: [StateBadge],
  template: `<ui-state-badge [label]="label()" [tone]="tone()" [plain]="true" />`,
})
export class StandingBadge {
  readonly standing = input.required<Standing>();
  protected readonly label = computed(() => STANDING_LABELS[this.standing()]);
  protected readonly tone = computed(() => TONES[this.standing()]);
}

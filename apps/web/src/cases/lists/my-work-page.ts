import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AbsenceList } from '@casusregie/contract';
import { OPEN_STATES, REGION_ROLES, type State } from '@casusregie/domain';
import { Empty, Failure, LoadMore, PageHeader, Skeleton, counted, todayHere } from '@casusregie/ui';
import { OwnTasks } from '../../municipalities/own-tasks';
import { Shortcuts } from '../../frame/shortcuts';
import { Session } from '../../session/session-client';
import { caseListing } from './case-listing';
import { CaseTable } from './case-table';
import { byDue } from './due-groups';
import { explainRowKeys } from './row-keys-help';
import { StoodInFor } from './stood-in-for';
import { statesFor } from './waits-on';

/** What waits for me: my own cases by how urgent they are, and those of the region that wait for my role. */
@Component({
  selector: 'app-my-work-page',
  imports: [StoodInFor, CaseTable, Empty, Failure, LoadMore, OwnTasks, PageHeader, RouterLink, Skeleton],
  templateUrl: './my-work-page.html',
})
export class MyWorkPage {
  private readonly session = inject(Session);
  private readonly today = todayHere();
  /** Somebody of the RIEC handles cases; a case director is named on them. */
  protected readonly isStaff = computed(() => this.session.roles().some((role) => REGION_ROLES.includes(role)));
  protected readonly mine = caseListing(() =>
    this.isStaff()
      ? { scope: 'mine', state: OPEN_STATES.join(','), sort: 'dueOn', limit: 100 }
      : { scope: 'named', state: OPEN_STATES.join(','), sort: 'updatedAt' },
  );
  private readonly absences = httpResource<AbsenceList>(() =>
    this.session.me()?.may.includes('listAbsences') ? '/v1/absences' : undefined,
  );
  /** Colleagues whose work one looks after today. */
  protected readonly stoodInFor = computed(() =>
    this.absences.hasValue() ? this.absences.value().items.filter(({ isDeputy }) => isDeputy) : [],
  );
  protected readonly groups = computed(() => byDue(this.mine.rows(), this.today));
  protected readonly roleStates = computed<readonly State[]>(() => statesFor(this.session.roles()));
  protected readonly ofRole = caseListing(() =>
    this.isStaff() && this.roleStates().length > 0
      ? { scope: 'region', state: this.roleStates().join(','), sort: 'dueOn', limit: 25 }
      : undefined,
  );
  /** Not twice on one page. */
  protected readonly ofRoleRows = computed(() => {
    const own = new Set(this.mine.rows().map(({ id }) => id));
    return this.ofRole.rows().filter(({ id }) => !own.has(id));
  });
  protected readonly sub = computed(() => {
    const total = this.mine.page()?.total;
    if (!total) return '';
    const late = this.groups().find(({ id }) => id === 'late')?.rows.length ?? 0;
    const words = counted(total, 'open casus of signaal', 'open casussen en signalen');
    return late > 0 ? `${words} op uw naam, waarvan ${late} te laat.` : `${words} op uw naam.`;
  });

  constructor() {
    explainRowKeys(inject(Shortcuts));
  }
}

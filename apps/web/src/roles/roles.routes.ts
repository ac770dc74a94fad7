import type { Route, Routes } from '@angular/router';
import type { RolePageName } from './role-texts';

const pageOf = (pagina: RolePageName, title: string): Route => ({
  path: pagina,
  title,
  data: { pagina },
  loadComponent: () => import('./role-page').then((file) => file.RolePage),
});

/** One page for each role that sees no cases. */
export const roleRoutes: Routes = [pageOf('beheer', 'Beheer')];

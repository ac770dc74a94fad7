import type { Routes } from '@angular/router';
import { ROLE_TEXTS, type RolePageName } from './role-texts';

/** One page for each role that sees no cases. */
export const roleRoutes: Routes = (Object.keys(ROLE_TEXTS) as RolePageName[]).map((pagina) => ({
  path: pagina,
  title: ROLE_TEXTS[pagina].title,
  data: { pagina },
  loadComponent: () => import('./role-page').then((file) => file.RolePage),
}));

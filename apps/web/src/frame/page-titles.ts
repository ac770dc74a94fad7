import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** The title of the window: *Mijn werk – Casusregie*. A page that learns its title later sets it with `set`. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state) ?? '');
  }

  /** Names this page. No personal data: a window's title ends up in the history of the browser. */
  set(page: string): void {
    this.title.setTitle(page ? `${page} – Casusregie` : 'Casusregie');
  }
}

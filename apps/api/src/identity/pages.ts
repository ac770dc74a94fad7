/** Makes a text safe inside HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
:root { color-scheme: light dark; --surface: #f6f7f5; --raised: #fff; --ink: #1c2b33; --quiet: #54646d; --line: #d3dad6; --accent: #0b5c63; }
@media (prefers-color-scheme: dark) { :root { --surface: #12191d; --raised: #1b252a; --ink: #e8eef0; --quiet: #a7b6bd; --line: #33424a; --accent: #6fd0d6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { color: var(--quiet); margin: 0 0 1rem; }
.banner { background: var(--accent); color: var(--surface); padding: .4rem 1rem; text-align: center; font-weight: 600; }
.brand { font-weight: 700; letter-spacing: .01em; color: var(--accent); margin: 0 0 1.5rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input { width: 100%; max-width: 30rem; font: inherit; color: inherit; padding: .6rem .75rem; border: 1px solid var(--quiet); border-radius: 6px; background: var(--raised); }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .5rem; }
button { width: 100%; text-align: left; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .75rem; cursor: pointer; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button strong { display: block; }
button span { color: var(--quiet); font-size: .9rem; overflow-wrap: anywhere; }
[hidden] { display: none; }
a { color: var(--accent); }
`;

function page(title: string, body: string, nonce: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} – Casusregie</title><style nonce="${nonce}">${STYLE}</style></head><body>${body}</body></html>`;
}

/** A page with one message and the way back. */
export const messagePage = (title: string, text: string, nonce: string): string =>
  page(
    title,
    `<main><p class="brand">Casusregie</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a href="/aanmelden">Terug naar aanmelden</a></p></main>`,
    nonce,
  );

/** Closes the window in which somebody logged in again, after telling the tab that waits. */
export const DONE_SCRIPT = `new BroadcastChannel('casusregie-session').postMessage({ type: 'signed-in' });
window.opener?.postMessage({ type: 'signed-in' }, location.origin);
window.close();
`;

/** The page that the window to log in again ends on. */
export const donePage = (nonce: string): string =>
  page(
    'Aangemeld',
    `<main><h1>U bent weer aangemeld</h1><p>Dit venster kan dicht.</p></main><script nonce="${nonce}" src="/auth/done.js"></script>`,
    nonce,
  );

/** An account on the page of the embedded provider. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  readonly group: string;
}

/** Filters the accounts while somebody types. */
export const ACCOUNTS_SCRIPT = `const filter = document.getElementById('filter');
filter.addEventListener('input', () => {
  const wanted = filter.value.toLowerCase();
  for (const section of document.querySelectorAll('section')) {
    let any = false;
    for (const item of section.querySelectorAll('li')) {
      const shown = item.textContent.toLowerCase().includes(wanted) || item.firstChild.value.includes(wanted);
      item.hidden = !shown;
      any ||= shown;
    }
    section.hidden = !any;
  }
});
`;

/** The page to choose a demo account: groups of buttons and a field that filters them. */
export function accountsPage(accounts: readonly DemoAccount[], action: string, nonce: string): string {
  const groups = [...new Set(accounts.map(({ group }) => group))];
  const lists = groups.map((group) => {
    const items = accounts
      .filter((account) => account.group === group)
      .map(
        ({ account, name, function: job, organisation }) =>
          `<li><button name="account" value="${escapeHtml(account)}"><strong>${escapeHtml(name)}</strong><span>${escapeHtml(job)} · ${escapeHtml(organisation)}</span></button></li>`,
      );
    return `<section><h2>${escapeHtml(group)}</h2><ul>${items.join('')}</ul></section>`;
  });
  return page(
    'Kies een account',
    `<div class="banner">Demonstratieomgeving: alle gegevens zijn fictief.</div><main><p class="brand">Casusregie</p><h1>Kies een account</h1><p>Dit is de aanmelddienst van de demonstratie. In het echt meldt u zich hier aan bij uw eigen organisatie.</p><label for="filter">Zoek op naam, rol of organisatie</label><input id="filter" type="search" autocomplete="off"><form method="post" action="${escapeHtml(action)}">${lists.join('')}</form></main><script nonce="${nonce}" src="/demo/accounts.js" defer></script>`,
    nonce,
  );
}

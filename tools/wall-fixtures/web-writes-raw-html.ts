// as: apps/web/src/cases/wrong.ts
// refused by: no-restricted-syntax
export function show(place: HTMLElement, text: string): void {
  place.innerHTML = text;
}

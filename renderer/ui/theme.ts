/** How a page looks; the same words as the style sheet's attributes. */
export interface Look {
  readonly theme: 'light' | 'dark' | 'high';
  readonly textPercent: 100 | 125 | 150 | 200;
  /** Every control in the lower 60 % of the screen. */
  readonly reach: boolean;
}

/** Puts a look on the page: tokens.css answers to these attributes. */
export function applyLook(look: Look, root: HTMLElement = document.documentElement): void {
  root.dataset['theme'] = look.theme;
  root.dataset['text'] = String(look.textPercent);
  root.toggleAttribute('data-reach', look.reach);
}

/** Light or dark, as the machine is set. */
export function machineTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

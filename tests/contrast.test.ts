import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../renderer/ui/styles/tokens.css', import.meta.url), 'utf8');

/** The colours that a rule of tokens.css sets, by token. */
function colours(selector: string): Readonly<Record<string, string>> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const light = colours(':root');
const themes = {
  light,
  dark: { ...light, ...colours(":root[data-theme='dark']") },
  high: { ...light, ...colours(":root[data-theme='high']") },
};

const text = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'surface-sunk'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'surface-sunk'],
  ['on-primary', 'primary'],
  ['on-primary-tint', 'primary-tint'],
  ['on-help', 'help'],
  ['ink', 'help-tint'],
  ['offer', 'surface'],
  ['danger', 'surface'],
  ['ink', 'danger-tint'],
  ['ink', 'info-tint'],
  ['ink', 'good-tint'],
] as const;

describe.each(Object.entries(themes))('in the %s theme, in bright sun', (_name, theme) => {
  test.each(text)('%s can be read on %s', (ink, ground) => {
    expect(contrast(theme[ink] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(7);
  });
  test('the edges of controls and the focus ring can be seen', () => {
    expect(contrast(theme['line-strong'] ?? '', theme['surface'] ?? '')).toBeGreaterThanOrEqual(3);
    expect(contrast(theme['focus'] ?? '', theme['paper'] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

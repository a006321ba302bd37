/** Every drawing of the staff's page, by name. */
export const drawnNames = [
  'loading',
  'sign-in',
  'quiet',
  'busy',
  'cut-off',
  'panel',
  'orders',
  'shop',
] as const;
export type DrawnName = (typeof drawnNames)[number];

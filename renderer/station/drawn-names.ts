/** Every drawing of the staff's page, by name. */
export const drawnNames = [
  'loading',
  'sign-in',
  'locked',
  'quiet',
  'busy',
  'cut-off',
  'panel',
  'approvals',
  'talk',
  'talk-paying',
  'orders',
  'shop',
  'history',
  'floor',
  'floor-edited',
  'inbox',
  'inbox-none',
  'codes',
] as const;
export type DrawnName = (typeof drawnNames)[number];

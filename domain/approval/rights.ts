import { type AdjustmentChange, percentOff } from './adjustment.ts';
import type { Minor } from '../catalog/catalog.ts';

export type StaffRole = 'staff' | 'supervisor' | 'manager';

/** Most that each role may take off alone, in percent of the price of the menu. */
export type AdjustmentLimits = Readonly<Record<StaffRole, number>>;

export const defaultLimits: AdjustmentLimits = { staff: 10, supervisor: 50, manager: 100 };

/** Whether a person may give a change to a price of `unit` alone. Age and alarm tags may be answered by anybody. */
export function mayAdjust(
  role: StaffRole,
  change: AdjustmentChange,
  unit: Minor,
  limits: AdjustmentLimits,
): boolean {
  return percentOff(change, unit) <= limits[role];
}

/** The lowest role that may; null when the limits of the shop let nobody. */
export function roleFor(change: AdjustmentChange, unit: Minor, limits: AdjustmentLimits): StaffRole | null {
  const roles = ['staff', 'supervisor', 'manager'] as const;
  return roles.find((role) => mayAdjust(role, change, unit, limits)) ?? null;
}

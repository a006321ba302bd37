import { z } from 'zod';
import { addressBookFaults } from '../domain/assist/address-book.ts';
import { deviceId } from './devices/device-config.ts';
import { capcode } from './devices/drivers/settings.ts';

const name = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^:\p{Cc}]+$/u, 'a name has no colon');
const names = z.array(name).max(32);

/** Section `paging` of the configuration: the shop's address book of pagers. */
export const pagingConfigSchema = z
  .strictObject({
    people: z.record(name, z.strictObject({ pager: deviceId, to: capcode })).default({}),
    groups: z.record(name, names).default({}),
    normal: names.default([]),
    urgent: names.default([]),
  })
  .superRefine((book, context) => {
    for (const { path, message } of addressBookFaults(book)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

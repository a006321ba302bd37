import { z } from 'zod';
import { type Ladder, ladderFromRungs } from '../domain/assist/ladder.ts';
import { ladderFaults } from '../domain/assist/ladder-faults.ts';

const name = z.string().trim().min(1).max(40);
const secret = z.string().min(8).max(200);
const url = z.string().min(1).max(500);

const hours = z
  .array(
    z.strictObject({
      days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      fromMinute: z.number().int().min(0).max(1439),
      toMinute: z.number().int().min(0).max(1440),
    }),
  )
  .max(21);

const who = z.strictObject({
  roles: z.array(z.enum(['staff', 'supervisor', 'manager'])).max(3),
  skills: z.array(z.string().trim().min(1).max(40)).max(12),
  people: z.array(z.string().min(1).max(128)).max(50),
  language: z.boolean(),
  breaks: z.boolean(),
});

const way = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['screen', 'sound', 'notification', 'light', 'counter']) }),
  z.strictObject({ kind: z.literal('pager'), to: z.array(name).max(32) }),
  z.strictObject({ kind: z.literal('slip'), printer: z.string().min(1).max(64).nullable() }),
  z.strictObject({ kind: z.enum(['hook', 'mqtt']), name }),
]);

const rungs = z
  .array(
    z.strictObject({
      afterSeconds: z.number().int().min(0).max(3600),
      repeatSeconds: z.number().int().min(1).max(86_400).nullable(),
      urgent: z.boolean(),
      who,
      ways: z.array(way).max(20),
    }),
  )
  .max(30);

/** A ladder as it is written down, whether or not it makes sense. */
export const ladderShape: z.ZodType<Ladder> = z.strictObject({
  version: z.literal(2),
  plans: z.array(z.strictObject({ name, hours: hours.nullable(), rungs, calm: rungs })).max(20),
  arriveSeconds: z.number().int().min(30).max(3600),
  quiet: z.record(z.string().min(1).max(128), hours),
  mostPages: z.number().int().min(1).max(100),
  hooks: z.array(z.strictObject({ name, url, secret: secret.nullable() })).max(20),
  topics: z
    .array(
      z.strictObject({
        name,
        broker: url,
        topic: z.string().min(1).max(200),
        username: z.string().max(200).nullable(),
        password: z.string().max(200).nullable(),
      }),
    )
    .max(20),
});

/** Rungs as configuration files had them before there were plans. */
const oldRungs = z
  .array(
    z.strictObject({
      afterSeconds: z.number().int().min(0).max(3600),
      channels: z.array(z.enum(['screen', 'pager', 'counter'])).min(1),
      urgent: z.boolean(),
    }),
  )
  .min(1);

/** A ladder that can be climbed, in today's shape or as the rungs of before. */
export const ladderSchema: z.ZodType<Ladder, unknown> = z
  .union([oldRungs.transform(ladderFromRungs), ladderShape])
  .superRefine((ladder, context) => {
    for (const { message, plan, list, rung } of ladderFaults(ladder)) {
      const path = [plan === null ? null : 'plans', plan, list, rung].filter((part) => part !== null);
      context.addIssue({ code: 'custom', path, message });
    }
  });

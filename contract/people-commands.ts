import { z } from 'zod';
import { duties, MAX_LANGUAGES, MAX_SKILLS } from '../domain/people/person.ts';
import { command, type CommandSpec } from './command-spec.ts';

const id = z.string().min(1).max(128);
const staff = ['staff', 'supervisor', 'manager'] as const;
const manager = ['manager'] as const;
const nothing = z.strictObject({});

/** The shape of a PIN; which ones are too easy says the engine. */
export const pin = z.string().regex(/^\d{4,8}$/);

/** Longest and shortest time without a touch after which a staff page locks itself, in minutes. */
export const LOCK_MINUTES = { least: 1, most: 120, usual: 10 } as const;

const facts = {
  name: z.string().trim().min(1).max(60),
  role: z.enum(['staff', 'supervisor', 'manager']),
  languages: z.array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(MAX_LANGUAGES),
  skills: z.array(z.string().trim().min(1).max(40)).max(MAX_SKILLS),
};

/** People: who works here, what they can, whether they are there. */
export const peopleCommands = {
  'people.save': command({
    audience: manager,
    input: z.strictObject({
      /** null: a new person, who needs a PIN. */
      staffId: id.nullable(),
      ...facts,
      pin: pin.exactOptional(),
    }),
    summary: 'Let a person in, or change what is known of them.',
  }),
  'people.remove': command({
    audience: manager,
    input: z.strictObject({ staffId: id }),
    summary: 'Take a person’s PIN away. Their name stays in what they did.',
  }),
  'people.setPin': command({
    audience: manager,
    input: z.strictObject({ staffId: id, pin }),
    summary: 'Give a person another PIN.',
  }),
  'people.lockAfter': command({
    audience: manager,
    input: z.strictObject({ minutes: z.number().int().min(LOCK_MINUTES.least).max(LOCK_MINUTES.most) }),
    summary: 'Lock staff pages after so many minutes without a touch.',
  }),
  'duty.set': command({
    audience: staff,
    input: z.strictObject({ duty: z.enum(duties) }),
    summary: 'I am on duty, on a break, or off.',
  }),
  'staff.here': command({ audience: staff, input: nothing, summary: 'Somebody touched this page.' }),
  'staff.lock': command({ audience: staff, input: nothing, summary: 'Lock this page; the PIN opens it.' }),
  'staff.caughtUp': command({
    audience: staff,
    input: nothing,
    summary: 'I have looked at the calls that were missed.',
  }),
} as const satisfies Record<string, CommandSpec>;

export interface PeopleCommandOutputs {
  readonly 'people.save': { readonly staffId: string };
}

export type PeopleCommandName = keyof typeof peopleCommands;

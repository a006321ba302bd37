import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ButtonMatch } from '../../hardware/button/byte-match.ts';
import { learnButton } from '../../hardware/button/learn/learn-button.ts';
import {
  contactLearnSource,
  hidLearnSource,
  lineLearnSource,
  mqttLearnSource,
} from '../../hardware/button/learn/learn-sources.ts';
import {
  type Learned,
  type LearnFault,
  learnedSentence,
  type LearnStep,
} from '../../hardware/button/learn/learned.ts';
import type { PayloadMatch } from '../../hardware/button/mqtt-button.ts';
import type { ReportMatch } from '../../hardware/button/report-match.ts';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import { parseDeviceAddress } from '../../hardware/transport/address.ts';
import { modemLinesOpener } from '../../hardware/transport/modem-lines.ts';
import { parseMqttAddress } from '../../hardware/transport/mqtt-address.ts';
import { createMqttLink } from '../../hardware/transport/mqtt-link.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';

/** What a button was found to say, as the settings of its driver and in one sentence. */
export interface ButtonLesson {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

/** What a person is asked to do now, in words. */
export function lessonStep(step: LearnStep): string {
  switch (step.kind) {
    case 'connecting':
      return 'Opening the way to the button …';
    case 'be-still':
      return `Do not press for ${step.ms / 1000} seconds.`;
    case 'press':
      return `Press the button now, once (${step.nth} of ${step.of}).`;
    case 'let-go':
      return 'Heard. Let it go.';
  }
}

/**
 * Listens at an address while a person presses the button three times. The address must be free: most lines serve one
 * program at a time. The error for an address that can't be read is of kind `not-connected`.
 */
export async function learnButtonAt(
  address: string,
  options: {
    readonly clock: DeviceClock;
    /** A plain contact on the pins of a serial port, not what comes over its line. */
    readonly contact: boolean;
    /** Password at the broker, for an MQTT address. */
    readonly password?: string;
    /** How a line address becomes a line; by the system's own ports and sockets when absent. */
    readonly openLine?: (address: string) => OpenLine;
    readonly onStep?: (step: LearnStep) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Result<ButtonLesson, LearnFault>> {
  const parsed = parseDeviceAddress(address);
  if (!parsed.ok) return unreadable(parsed.error);
  const { clock, contact } = options;
  const where = parsed.value;
  const learn = async (): Promise<Result<Learned, LearnFault>> => {
    switch (where.kind) {
      case 'hid': {
        const { vendorId, productId, serialNumber } = where.target;
        if (vendorId === null || productId === null)
          return unreadable(
            `'${address}' fits any device: name one, as npm run cli -- devices list shows it`,
          );
        const match = { vendorId, productId, ...(serialNumber === null ? {} : { serialNumber }) };
        return learnButton(hidLearnSource(match, clock), clock, options);
      }
      case 'mqtt': {
        const broker = parseMqttAddress(address.replaceAll('#', '%23'));
        if (!broker.ok) return unreadable(broker.error);
        if (broker.value.topic === '') return unreadable(`'${address}' names no topic: end it in /# for all`);
        const link = createMqttLink({
          broker: {
            ...broker.value.broker,
            ...(options.password === undefined ? {} : { password: options.password }),
          },
          clock,
          clientId: `pointfive-learn-${randomUUID().slice(0, 8)}`,
        });
        return learnButton(mqttLearnSource(link, broker.value.topic), clock, options);
      }
      case 'http':
        return unreadable(`'${address}' can't be listened to: name a line, a hid: device or an mqtt: topic`);
      default:
        return contact
          ? learnButton(contactLearnSource(modemLinesOpener(where), clock), clock, options)
          : learnButton(
              lineLearnSource(options.openLine?.(address) ?? lineOpener(where, clock), clock),
              clock,
              options,
            );
    }
  };
  const learned = await learn();
  return learned.ok
    ? ok({ settings: settingsOf(learned.value, address), sentence: learnedSentence(learned.value) })
    : learned;
}

function settingsOf(learned: Learned, address: string): Readonly<Record<string, unknown>> {
  switch (learned.kind) {
    case 'line':
      return settings('line-button', address, learned, bytesSetting);
    case 'report':
      return settings('hid-button', address, learned, reportSetting);
    case 'message':
      return settings('mqtt-button', withTopic(address, learned.topic), learned, payloadSetting);
    case 'contact':
      return {
        driver: 'contact-button',
        address,
        input: learned.input,
        ...(learned.rests === 'closed' ? { rests: 'closed' } : {}),
      };
  }
}

function settings<T>(
  driver: string,
  address: string,
  { press, release }: { readonly press: T; readonly release: T | null },
  spelled: (match: T) => object,
): Readonly<Record<string, unknown>> {
  return {
    driver,
    address,
    match: spelled(press),
    ...(release === null ? {} : { release: spelled(release) }),
  };
}

function bytesSetting(match: ButtonMatch): object {
  return match.kind === 'line' ? { line: match.text } : { hex: hex(match.bytes) };
}

function reportSetting({ mask, value }: ReportMatch): object {
  return { mask: hex(mask), value: hex(value) };
}

function payloadSetting(match: PayloadMatch): object {
  return match.kind === 'whole' ? { payload: match.text } : { field: match.name, is: match.text };
}

function hex(bytes: readonly number[]): string {
  return Buffer.from([...bytes]).toString('hex');
}

/** The broker of an address, with the one topic that was found in place of a wildcard, and without the password. */
function withTopic(address: string, topic: string): string {
  const url = new URL(address.replaceAll('#', '%23'));
  url.password = '';
  url.pathname = `/${topic.split('/').map(encodeURIComponent).join('/')}`;
  return url.href;
}

function unreadable(why: string): { readonly ok: false; readonly error: LearnFault } {
  return fail({ kind: 'not-connected', sentence: why });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decimalText } from '../../domain/barcode/decimal.ts';
import { dayText } from '../../domain/barcode/gs1-date.ts';
import { type ScannerDressing, undress, undressIdentified } from '../../domain/barcode/dressing.ts';
import { explainScan } from '../../domain/barcode/explain-scan.ts';
import type { ScanExplanation, ScanMeaning } from '../../domain/barcode/scan-meaning.ts';
import type { IdentifiedText } from '../../domain/barcode/symbology.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import { BadConfig, type Config, parseConfig } from '../config.ts';
import { type Framing, frameScan } from '../devices/frame-scan.ts';
import { CannotDo, type Outcome } from './outcome.ts';
import { liveMenu, onMenu } from './scan-menu.ts';
import { errorWords } from '../error-words.ts';

export interface ScanOptions {
  readonly data: string;
  readonly bytes: Uint8Array;
  /** Null: a suffix where the bytes hold one, else silence. */
  readonly framing: Framing | null;
  readonly dressing: Partial<ScannerDressing>;
  /** Null: config.json of the data folder, when there is one. */
  readonly config: string | null;
  readonly clock: Clock;
}

/**
 * Explains bytes of a scanner step by step, as the kiosk would take them: framing, identifier, readings, decision.
 * Code 1 when no code came out, or one that can't be read. Payment and member codes are masked throughout.
 */
export async function explainBytes(options: ScanOptions): Promise<Outcome> {
  const config = readConfig(options);
  const framing =
    options.framing ?? (options.bytes.some((byte) => [2, 3, 10, 13].includes(byte)) ? 'line' : 'none');
  const framed = frameScan(options.bytes, framing);
  const menu = await liveMenu(options.data);
  const dressing: ScannerDressing = { identifiers: 'aim', before: '', after: '', ...options.dressing };
  const moment = {
    currencyDecimals: menu?.catalog.shop.currency.decimals ?? 2,
    year: new Date(options.clock.now()).getUTCFullYear(),
  };
  const codes = framed.codes.map(({ text, aim }) => {
    const scan = aim === null ? undress(text, dressing) : undressIdentified(text, aim, dressing);
    const told = explainScan(scan, { ...config.codes, ...moment });
    return { scan, told, shop: menu === null ? null : onMenu(menu, told, options.clock.now()) };
  });
  const good = codes.length > 0 && codes.every(({ told }) => told.meaning.kind !== 'unreadable');
  const table = dressing.identifiers === 'aim' ? 'AIM' : dressing.identifiers;
  return {
    exitCode: good ? 0 : 1,
    lines: [
      `Framing    ${options.bytes.length} bytes, ${framing}: ${codes.length === 1 ? '1 code' : `${codes.length} codes`}.`,
      ...framed.notes.map((note) => `           ${note}`),
      ...codes.flatMap(({ scan, told, shop }) => [
        `Code       ${told.masked}`,
        `Identifier ${identifierWords(scan, table)}`,
        ...told.readings.map(
          ({ meaning, because }, at) =>
            `${at === 0 ? 'Readings  ' : '          '} ${name(meaning)}: ${because}`,
        ),
        ...told.notes.map((note) => `Note       ${note}`),
        `Decision   ${said(told.meaning)}`,
        ...(shop === null ? [] : [`This shop  ${shop}`]),
      ]),
    ],
    json: {
      ok: good,
      framing: {
        kind: framing,
        bytes: options.bytes.length,
        unfinished: framed.unfinished,
        notes: framed.notes,
      },
      codes: codes.map(({ scan, told, shop }) => ({
        code: told.masked,
        identifier: { table: dressing.identifiers, aim: scan.aim, symbology: scan.symbology },
        readings: told.readings.map(({ meaning, because }) => ({ meaning: safe(meaning, told), because })),
        notes: told.notes,
        meaning: safe(told.meaning, told),
        shop,
      })),
    },
  };
}

function readConfig({ config, data }: ScanOptions): Config {
  const file = config ?? join(data, 'config.json');
  if (config === null && !existsSync(file)) return parseConfig('(none)', '{}');
  try {
    return parseConfig(file, readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof BadConfig) throw new CannotDo(error.message, { cause: error });
    const why = errorWords(error);
    throw new CannotDo(`${file} can't be read: ${why}`, { cause: error });
  }
}

function identifierWords({ aim, symbology }: IdentifiedText, table: string): string {
  if (symbology === null) return `none of ${table}: what kind of barcode it was is not known.`;
  return `${aim ?? `of ${table}`}: ${symbology}.`;
}

/** A text of unknown kind is given only as a log may show it, a number that may be somebody's in no reading. */
function safe(meaning: ScanMeaning, { readings, masked }: ScanExplanation): object {
  if (meaning.kind === 'own-code') return { ...meaning, text: masked };
  const hidden = readings.some(({ meaning: { kind } }) => kind === 'payment' || kind === 'membership');
  return hidden && (meaning.kind === 'product' || meaning.kind === 'in-store')
    ? { kind: meaning.kind }
    : meaning;
}

function name(meaning: ScanMeaning): string {
  return meaning.kind === 'unreadable' ? `unreadable (${meaning.why})` : meaning.kind;
}

function said(meaning: ScanMeaning): string {
  switch (meaning.kind) {
    case 'product': {
      const { details } = meaning;
      const more =
        details === null
          ? []
          : [
              details.lot === null ? '' : `lot ${details.lot}`,
              details.serial === null ? '' : `serial ${details.serial}`,
              details.bestBefore === null ? '' : `best before ${dayText(details.bestBefore)}`,
              details.useBy === null ? '' : `use by ${dayText(details.useBy)}`,
              details.weight === null ? '' : `${decimalText(details.weight)} kg`,
              details.price === null
                ? ''
                : `price ${decimalText(details.price)}${details.currency === null ? '' : ` of currency ${details.currency}`}`,
            ];
      return `product, GTIN ${meaning.gtins.join(' or ')}${more
        .filter((part) => part !== '')
        .map((part) => `, ${part}`)
        .join('')}`;
    }
    case 'in-store': {
      const weight = meaning.weight === null ? '' : `, ${decimalText(meaning.weight)} kg`;
      const price = meaning.price === null ? '' : `, price ${decimalText(meaning.price)}`;
      return `label of this shop, item ${meaning.item}${weight}${price}`;
    }
    case 'payment':
      return `payment code of ${meaning.wallet}`;
    case 'membership':
      return `member’s code of ${meaning.programme}`;
    case 'link':
      return `web address at ${meaning.host}, not a product`;
    case 'not-a-product':
      return `not a product: ${meaning.what}`;
    case 'own-code':
      return 'a text: a product only if the menu lists it among codes';
    case 'unreadable':
      return `unreadable: ${meaning.why}`;
    default:
      return unreachable(meaning);
  }
}

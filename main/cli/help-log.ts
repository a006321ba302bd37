import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HelpLogStore, sha256 } from '../../db/help-log-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';
import { type ChainCheck, type ChainFault, checkChain } from '../../domain/insight/help-chain.ts';
import { unreachable } from '../../domain/result.ts';
import { CannotDo, type Outcome } from './outcome.ts';

/** Writes the log of help into a file, one record a line; the last hash is what to keep elsewhere. */
export function exportHelpLog(data: string, file: string): Outcome {
  const lines = linesOf(data);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  const check = checkChain(lines, sha256);
  return {
    exitCode: check.faults.length === 0 ? 0 : 1,
    lines: [
      `${check.records} records were written to ${file}.`,
      `Anchor: ${check.anchor ?? 'none'}`,
      'Keep the anchor elsewhere, on paper: it proves later that nothing was cut off or made anew.',
      ...check.faults.map(faultWords),
    ],
    json: { file, ...check },
  };
}

/** Says whether a log is whole, of a file or of the shop itself, and if not, which records were touched. */
export function verifyHelpLog(data: string, file: string | null, anchor: string | null): Outcome {
  if (anchor !== null && !/^[0-9a-f]{16,64}$/.test(anchor))
    throw new CannotDo('An anchor is at least sixteen signs of 0-9 and a-f, as it was printed.');
  const check = checkChain(file === null ? linesOf(data) : readLines(file), sha256, anchor);
  const whole = check.faults.length === 0;
  return {
    exitCode: whole ? 0 : 1,
    lines: whole ? soundWords(check, anchor) : check.faults.map(faultWords),
    json: check,
  };
}

function soundWords(check: ChainCheck, anchor: string | null): readonly string[] {
  return [
    `${check.records} records, each built on the one before it. Nothing was changed, removed, inserted or moved.`,
    anchor === null
      ? `Without an anchor nobody can tell whether the end was cut off. Today's: ${check.anchor ?? 'none'}`
      : 'The anchor is in it.',
  ];
}

function faultWords(fault: ChainFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `line ${fault.line} is no record`;
    case 'changed':
      return `record ${fault.seq} (line ${fault.line}) was changed`;
    case 'replaced':
      return `record ${fault.seq} (line ${fault.line}) was replaced by another one with a hash of its own`;
    case 'removed':
      return fault.fromSeq === fault.toSeq
        ? `record ${fault.fromSeq} was removed`
        : `records ${fault.fromSeq} to ${fault.toSeq} were removed`;
    case 'inserted':
      return `line ${fault.line} was inserted, as record ${fault.seq}`;
    case 'moved':
      return `record ${fault.seq} (line ${fault.line}) stands in another place`;
    case 'anchor-missing':
      return `no record has the hash ${fault.anchor}: the end was cut off, or the log was made anew`;
    default:
      return unreachable(fault);
  }
}

function linesOf(data: string): readonly string[] {
  const file = join(data, 'desk.db');
  if (!existsSync(file)) throw new CannotDo(`No shop has been opened in ${data} yet.`);
  const db = openDeskDatabase(file);
  try {
    return [...new HelpLogStore(db).lines()];
  } finally {
    db.close();
  }
}

function readLines(file: string): readonly string[] {
  if (!existsSync(file)) throw new CannotDo(`There is no file ${file}.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

import { createHidPosReader, hidPosLayouts } from '../../hardware/scanner/hid-pos-report.ts';
import { createSerialFrames } from '../../hardware/scanner/serial-frames.ts';

/** How bytes of a scanner are told apart into codes. */
export const framings = ['line', 'none', 'standard', 'microscan'] as const;
export type Framing = (typeof framings)[number];

/** Codes as the shipping drivers cut them out of bytes. */
export interface FramedBytes {
  /** `aim` where the report has a field for it. */
  readonly codes: readonly { readonly text: string; readonly aim: string | null }[];
  /** Bytes of a code that never ended. */
  readonly unfinished: number;
  /** What a technician must know, in English sentences. */
  readonly notes: readonly string[];
}

/**
 * Cuts bytes as a text scanner with (`line`) or without (`none`) a suffix sent them, or HID-POS reports of 64 bytes,
 * one behind the other, in a layout's name.
 */
export function frameScan(bytes: Uint8Array, framing: Framing): FramedBytes {
  return framing === 'line' || framing === 'none' ? frameText(bytes, framing) : frameReports(bytes, framing);
}

function frameText(bytes: Uint8Array, suffix: 'line' | 'none'): FramedBytes {
  const frames = createSerialFrames(suffix);
  const texts = [...frames.push(bytes), ...frames.silence()];
  const notes: string[] = [];
  if (frames.overruns() > 0) notes.push('More than 4096 bytes came without an end: they were thrown away.');
  if (frames.held() > 0) {
    notes.push(
      `${frames.held()} bytes have no end: switch the suffix CR on at the scanner, or set "suffix": "none".`,
    );
  }
  return { codes: texts.map((text) => ({ text, aim: null })), unfinished: frames.held(), notes };
}

function frameReports(bytes: Uint8Array, layout: 'standard' | 'microscan'): FramedBytes {
  const reader = createHidPosReader(hidPosLayouts[layout]);
  const { reportLength } = hidPosLayouts[layout];
  const codes: { text: string; aim: string | null }[] = [];
  const notes: string[] = [];
  const hear = (reading: ReturnType<typeof reader.push>): void => {
    if (reading.kind === 'scan') codes.push(reading.scan);
    if (reading.kind === 'garbled') notes.push(`A report is not understood: ${reading.why}.`);
  };
  for (let at = 0; at < bytes.length; at += reportLength)
    hear(reader.push(bytes.subarray(at, at + reportLength)));
  const before = codes.length;
  const held = reader.held();
  hear(reader.silence());
  return { codes, unfinished: codes.length > before ? 0 : held, notes };
}

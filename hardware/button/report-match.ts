/**
 * Which reports of a HID button mean something: every byte, after the bits of `mask`, is that of `value`. A report
 * shorter than both is none; bytes beyond them do not matter.
 */
export interface ReportMatch {
  readonly mask: readonly number[];
  readonly value: readonly number[];
}

/** @throws RangeError when mask and value have no byte, differ in length, or `value` has bits outside `mask`. */
export function createReportMatcher({ mask, value }: ReportMatch): (report: Uint8Array) => boolean {
  if (mask.length === 0 || mask.length !== value.length)
    throw new RangeError(`a mask of ${mask.length} bytes for a value of ${value.length}`);
  if (mask.every((byte) => byte === 0)) throw new RangeError('a mask without a bit would match every report');
  if (value.some((byte, at) => (byte & ~(mask[at] ?? 0)) !== 0))
    throw new RangeError('a value with bits outside its mask matches nothing');
  return (report) =>
    report.length >= mask.length && mask.every((bits, at) => ((report[at] ?? 0) & bits) === value[at]);
}

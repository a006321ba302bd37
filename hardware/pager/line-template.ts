import { fail, ok, type Result } from '../../domain/result.ts';
import type { PageFailure, PageRefusal } from '../ports/pager.ts';
import { readPieces, readTemplate, type Template } from './template-text.ts';

/**
 * What an answer means: the box took the page; it may later (`busy`), or after a repetition (`garbled`); or never, and
 * why.
 */
export const answerMeanings = [
  'sent',
  'busy',
  'garbled',
  'no-such-pager',
  'bad-text',
  'not-able',
  'unexplained',
] as const;
export type AnswerMeaning = (typeof answerMeanings)[number] & ('sent' | PageFailure | PageRefusal);

/** A paging box that is told of a page in one line or block of bytes. Texts in the language of `template-text.ts`. */
export interface LineTemplateSpec {
  /** What is sent for one page. */
  readonly page: string;
  /** What takes a page back; left out when the box can't. */
  readonly cancel?: string;
  /**
   * Answers to expect, the first that fits counts; `*` stands for any bytes. None: no answer is normal, and a page can
   * never be more than "the bytes left".
   */
  readonly answers?: readonly { readonly when: string; readonly means: AnswerMeaning }[];
  /** How long an answer may take. */
  readonly answerMs?: number;
  /** A question that a living box answers, asked while the line is idle. */
  readonly ask?: { readonly send: string; readonly when: string };
  /** Answers after which the next page waits: the box's own queue is nearly full. */
  readonly hold?: { readonly when: readonly string[]; readonly ms: number };
  /** A pattern of the pager ids that the box knows, e.g. `\d{1,7}`. */
  readonly to?: string;
  readonly longestText?: number;
  /** Characters that the box would take for something else; sent as spaces. */
  readonly avoid?: string;
}

/** Looks for an answer in what was heard so far; gives the text of it. */
export type Pattern = (heard: string) => string | null;

export interface LineTemplate {
  readonly page: Template;
  readonly cancel: Template | null;
  readonly answers: readonly { readonly when: Pattern; readonly means: AnswerMeaning }[];
  readonly answerMs: number;
  readonly ask: { readonly send: Template; readonly when: Pattern } | null;
  readonly holds: readonly Pattern[];
  readonly holdMs: number;
  readonly knows: (to: string) => boolean;
  readonly longestText: number;
  readonly avoid: string;
  readonly priority: boolean;
}

/** Reads a template. The error is one sentence: which field, at which character, and what would be right. */
export function readLineTemplate(spec: LineTemplateSpec): Result<LineTemplate, string> {
  const page = within('page', readTemplate(spec.page));
  if (!page.ok) return page;
  if (!spec.page.includes('{text') && !spec.page.includes('{to')) {
    return fail('page: it has neither {to} nor {text}: every page would be the same');
  }
  const cancel = spec.cancel === undefined ? null : within('cancel', readTemplate(spec.cancel));
  if (cancel !== null && !cancel.ok) return cancel;
  const answers: { when: Pattern; means: AnswerMeaning }[] = [];
  for (const [at, { when, means }] of (spec.answers ?? []).entries()) {
    const pattern = within(`answers[${at}].when`, readPattern(when));
    if (!pattern.ok) return pattern;
    answers.push({ when: pattern.value, means });
  }
  if (answers.length > 0 && !answers.some(({ means }) => means === 'sent')) {
    return fail('answers: none of them means "sent": no page could ever succeed');
  }
  const ask = spec.ask === undefined ? null : within('ask.send', readTemplate(spec.ask.send));
  if (ask !== null && !ask.ok) return ask;
  const alive = spec.ask === undefined ? null : within('ask.when', readPattern(spec.ask.when));
  if (alive !== null && !alive.ok) return alive;
  const holds: Pattern[] = [];
  for (const when of spec.hold?.when ?? []) {
    const pattern = within('hold.when', readPattern(when));
    if (!pattern.ok) return pattern;
    holds.push(pattern.value);
  }
  const knows = readIdPattern(spec.to);
  if (knows === null) return fail(`to: '${spec.to}' is no regular expression: write \\d{1,4}`);
  return ok({
    page: page.value,
    cancel: cancel?.value ?? null,
    answers,
    answerMs: spec.answerMs ?? 3_000,
    ask: ask === null || alive === null ? null : { send: ask.value, when: alive.value },
    holds,
    holdMs: spec.hold?.ms ?? 0,
    knows,
    longestText: spec.longestText ?? 200,
    avoid: spec.avoid ?? '',
    priority: spec.page.includes('{priority:'),
  });
}

function within<T>(field: string, result: Result<T, string>): Result<T, string> {
  return result.ok ? result : fail(`${field}: ${result.error}`);
}

function readIdPattern(source: string | undefined): ((to: string) => boolean) | null {
  try {
    const pattern = new RegExp(`^(?:${source ?? '[\\x21-\\x7e]{1,32}'})$`);
    // Whatever the pattern says: a control character in an id would end the line.
    return (to) => /^[\x20-\x7e]{1,64}$/.test(to) && pattern.test(to);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The most that a star stands for: no box says more in one place. */
const longestGap = 300;

/** An answer as a pattern: escapes as in a template, `*` for any bytes. It may stand anywhere in what was heard. */
export function readPattern(text: string): Result<Pattern, string> {
  const pieces = readPieces(text);
  if (!pieces.ok) return pieces;
  const words = [''];
  for (const piece of pieces.value) {
    if (piece.kind === 'brace') {
      return fail(`at character ${piece.at}: an answer has no placeholders: * for anything, or \\{`);
    }
    if (piece.kind === 'star') words.push('');
    else words.push((words.pop() ?? '') + String.fromCharCode(piece.byte));
  }
  // A star at an end, or beside another one, asks for nothing more.
  const wanted = words.filter((word) => word !== '');
  if (wanted.length === 0) return fail('it would fit everything, also nothing');
  return ok((heard) => findWords(heard, wanted));
}

/**
 * The first text that has these words in this order, at most `longestGap` apart. Not a regular expression: a few stars
 * and a babbling line would keep one busy for minutes.
 */
function findWords(heard: string, words: readonly string[]): string | null {
  // From the last word to the first: the places from which all that follows can be reached.
  const places: (readonly number[])[] = [];
  for (const word of words.toReversed()) {
    const next = places[0];
    let at = 0;
    places.unshift(
      placesOf(heard, word).filter((place) => {
        if (next === undefined) return true;
        const end = place + word.length;
        while ((next[at] ?? Infinity) < end) at += 1;
        return (next[at] ?? Infinity) - end <= longestGap;
      }),
    );
  }
  const start = places[0]?.[0];
  if (start === undefined) return null;
  let end = start;
  for (const [index, word] of words.entries()) {
    const place = places[index]?.find((each) => each >= end) ?? end;
    end = place + word.length;
  }
  return heard.slice(start, end);
}

function placesOf(heard: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = heard.indexOf(word); at >= 0; at = heard.indexOf(word, at + 1)) places.push(at);
  return places;
}

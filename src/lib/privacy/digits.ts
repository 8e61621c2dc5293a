import {GAP} from './tokens.js';

/** Fewest digits that say something: a passport's number has six. */
export const SHORTEST_DIGITS = 6;

/** Fewer digits than this are compared only with numbers that stand for themselves. */
const LONG_DIGITS = 9;

/** An amount of the chain, `100.0000 RUB`, with four decimals. */
const AMOUNT = /(?<![\d.])(\d+)\.\d{4}(?![\d.])(?: [A-Z]{1,7}\b)?/g;

/** Most signs between the groups of one number. */
const WIDEST = 4;

/** What may stand between the groups of one number: any signs that are no letters. */
const SEPARATOR = /^[^\p{L}\p{N}\uE000]*$/u;

/** Signs between the groups that are usual in a number of few digits. */
const USUAL = /^[\s№#-]+$/u;

/** Letters that are read as digits when a number is written with them: «9ОО», «l2З». */
const LETTERS: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  З: '3',
  з: '3',
  l: '1',
  I: '1',
  б: '6',
};

/** Digits with such letters among them. */
const MIXED = /[\dOoОоЗзlIб](?:[\s()+.\-–—]{0,3}[\dOoОоЗзlIб]){9,24}/gu;

/** Most digits of any value: an account of 20, a card of 19. */
const LONGEST_DIGITS = 20;

/** Most bytes before a serialised text that may look like digits of it: its length, and the end of the field before. */
const LOOSE_PREFIX = 3;

/** Most groups that one number is put together from. */
const MOST_GROUPS = 24;

/** Groups of digits with nothing but separators between them. */
interface Run {
  groups: string[];
  /** Latin letters touch a group: it is part of a hash or an account's name. */
  glued: boolean;
  /** Only spaces and dashes stand between the groups. */
  plain: boolean;
}

/**
 * Every string of digits in a text that a private number could be, with any separators taken out: whole groups and what
 * neighbouring groups make together, never a part of a group. Amounts, and digits within Latin words, count only when
 * they are many. `loose` also drops the first digits of a group, for text that was serialised among other bytes.
 */
export function* digitStrings(text: string, loose: boolean): Generator<string> {
  const rest = text.replace(AMOUNT, (_, whole: string) => (whole.length >= LONG_DIGITS ? ` ${whole} ${GAP} ` : GAP));
  yield* mixedStrings(rest);
  for (const {groups, glued, plain} of runs(rest)) {
    for (const {digits, count} of joined(groups)) {
      // A short number is usual in two groups (123-456); in more only when nothing else stands beside it.
      const short = digits.length >= SHORTEST_DIGITS && !glued && (count <= 2 || (plain && count === groups.length));
      if (digits.length >= LONG_DIGITS || short) yield digits;
      for (let drop = 1; loose && drop <= LOOSE_PREFIX && digits.length - drop >= LONG_DIGITS; drop++) {
        yield digits.slice(drop);
      }
    }
  }
}

/** Numbers in which letters stand for some of the digits, fewer than half. */
function* mixedStrings(text: string): Generator<string> {
  for (const [mixed] of text.matchAll(MIXED)) {
    const signs = mixed.replace(/[\s()+.\-–—]/g, '');
    const letters = signs.replace(/\d/g, '').length;
    if (letters === 0 || letters * 2 > signs.length) continue;
    const digits = Array.from(signs, (sign) => LETTERS[sign] ?? sign).join('');
    yield digits;
    // A letter at either end may belong to the word beside the number.
    yield digits.slice(1);
    yield digits.slice(0, -1);
  }
}

function runs(text: string): Run[] {
  const found: Run[] = [];
  let end = -1;
  for (const {0: group, index} of text.matchAll(/\d+/g)) {
    const gap = end < 0 || index - end > WIDEST ? undefined : text.slice(end, index);
    const last = found.at(-1);
    end = index + group.length;
    const glued = /[A-Za-z]/.test(text.charAt(index - 1) + text.charAt(end));
    if (last !== undefined && gap !== undefined && SEPARATOR.test(gap)) {
      last.groups.push(group);
      last.glued ||= glued;
      last.plain &&= USUAL.test(gap);
    } else {
      found.push({groups: [group], glued, plain: true});
    }
  }
  return found;
}

/** What neighbouring groups make together, up to the length that a value can have. */
function* joined(groups: readonly string[]): Generator<{digits: string; count: number}> {
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < Math.min(groups.length, from + MOST_GROUPS); to++) {
      digits += groups[to] ?? '';
      if (digits.length > LONGEST_DIGITS + LOOSE_PREFIX) break;
      yield {digits, count: to - from + 1};
    }
  }
}

import {face} from '../pdf/faces.js';
import type {Atom, Glue, Part, Word} from './atoms.js';

/** Content of one line: words and glue from its first word to its last. */
export interface Line {
  content: (Word | Glue)[];
  /** Width before justification. */
  width: number;
  /** True for the last line before a line end: it is not justified. */
  isLast: boolean;
  /** True for a line that ends inside a word. */
  splitsWord: boolean;
}

/** Words that stay together, and the glue after them where the line may break. */
interface Chunk {
  content: (Word | Glue)[];
  width: number;
  stretch: number;
  glue: Glue[];
}

/** Glue may be pressed to this share of its width less in justified text, and counts as loose at this share more. */
const SHRINK = 0.16;
const LOOSE = 0.6;

const TOLERANCE = 0.01;

/** Width of the widest line that the content would like, and of the widest word in it. */
export function contentWidths(atoms: readonly Atom[]): {min: number; max: number} {
  const chunks = segments(atoms).map((segment) =>
    makeChunks(segment, Infinity).flatMap((chunk) => (isMeasured(chunk) ? broken(chunk) : [chunk])),
  );
  const widths = chunks.flat().map(({width}) => width);
  return {
    min: Math.max(0, ...widths),
    max: Math.max(0, ...chunks.map((line) => lineOf(line, 0, line.length, true).width)),
  };
}

/**
 * Breaks inline content into lines of a width. Justified text is broken as a whole, for the evenest spaces; other text
 * line by line, as full as they get. A word that is wider than the line is broken anywhere.
 */
export function breakLines(
  atoms: readonly Atom[],
  {width, indent, justify}: {width: number; indent: number; justify: boolean},
): Line[] {
  return segments(atoms).flatMap((segment) => {
    const chunks = makeChunks(segment, width);
    if (chunks.length === 0) return [{content: [], width: 0, isLast: true, splitsWord: false}];
    const roomOf = (start: number): number => (start === 0 ? width - indent : width);
    const ends = justify ? bestEnds(chunks, roomOf) : firstEnds(chunks, roomOf);
    return ends.map((end, at) => lineOf(chunks, at === 0 ? 0 : (ends[at - 1] ?? 0), end, end === chunks.length));
  });
}

/** Content between forced line ends; nothing after the last one. */
function segments(atoms: readonly Atom[]): (Word | Glue)[][] {
  const found: (Word | Glue)[][] = [[]];
  for (const atom of atoms) {
    if (atom.kind === 'newline') found.push([]);
    else found.at(-1)?.push(atom);
  }
  if (found.at(-1)?.length === 0) found.pop();
  return found;
}

function makeChunks(segment: readonly (Word | Glue)[], width: number): Chunk[] {
  const chunks: Chunk[] = [];
  let isOpen = false;
  for (const atom of segment) {
    const last = chunks.at(-1);
    if (atom.kind === 'glue' && atom.breaks && last) {
      last.glue.push(atom);
      isOpen = false;
    } else if (isOpen && last) {
      last.content.push(atom);
      last.width += atom.width;
      last.stretch += isStretchable(atom) ? 1 : 0;
    } else {
      chunks.push({content: [atom], width: atom.width, stretch: isStretchable(atom) ? 1 : 0, glue: []});
      isOpen = true;
    }
  }
  return chunks.flatMap((chunk) => (isTooWide(chunk, width) ? broken(chunk) : [chunk]));
}

function isTooWide({content, width}: Chunk, room: number): boolean {
  return (
    width > room + TOLERANCE ||
    (room < Infinity && content.some((atom) => atom.kind === 'word' && atom.breakAll !== false))
  );
}

/** Characters one by one are wider than their word, in which pairs of them are moved together. */
function isMeasured({content}: Chunk): boolean {
  return content.some((atom) => atom.kind === 'word' && atom.breakAll === 'measured');
}

/** Breaks a chunk between all its characters. */
function broken({content, glue}: Chunk): Chunk[] {
  const chunks: Chunk[] = [];
  for (const atom of content) {
    const last = chunks.at(-1);
    if (atom.kind === 'glue' && last) {
      last.content.push(atom);
      last.width += atom.width;
    } else {
      const parts = atom.kind === 'word' ? atom.parts.flatMap(characters) : [];
      for (const part of parts) {
        const word: Word = {kind: 'word', parts: [part], width: part.width, breakAll: false};
        chunks.push({content: [word], width: part.width, stretch: 0, glue: []});
      }
    }
  }
  chunks.at(-1)?.glue.push(...glue);
  return chunks;
}

function characters(part: Part): Part[] {
  if (part.kind !== 'text') return [part];
  return Array.from(part.text, (text) => ({...part, text, width: face(part.font).width(text) * part.size}));
}

/** Ends of lines filled one after the other. */
function firstEnds(chunks: readonly Chunk[], roomOf: (start: number) => number): number[] {
  const ends: number[] = [];
  let start = 0;
  let width = 0;
  for (const [index, chunk] of chunks.entries()) {
    const gap = index > start ? gapAfter(chunks, index - 1).width : 0;
    if (index > start && width + gap + chunk.width > roomOf(start) + TOLERANCE) {
      ends.push(index);
      start = index;
      width = chunk.width;
    } else width += gap + chunk.width;
  }
  return [...ends, chunks.length];
}

/** Ends of lines with the least total badness: each line costs the cube of how far its spaces are from natural. */
function bestEnds(chunks: readonly Chunk[], roomOf: (start: number) => number): number[] {
  const best: {cost: number; start: number}[] = [{cost: 0, start: 0}];
  for (let end = 1; end <= chunks.length; end += 1) {
    let found = {cost: Infinity, start: end - 1};
    let width = 0;
    let stretch = 0;
    let spaces = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      const chunk = chunks[start];
      if (!chunk) break;
      const gap = start < end - 1 ? gapAfter(chunks, start) : {width: 0, stretch: 0};
      width += chunk.width + gap.width;
      stretch += chunk.stretch + gap.stretch;
      spaces += gap.width;
      const slack = roomOf(start) - width;
      const isOnly = start === end - 1;
      if (slack < -spaces * SHRINK - TOLERANCE && !isOnly) break;
      const cost = (best[start]?.cost ?? Infinity) + badness(slack, stretch, spaces, end === chunks.length);
      if (cost < found.cost) found = {cost, start};
    }
    best.push(found);
  }
  const ends: number[] = [];
  for (let end = chunks.length; end > 0; end = best[end]?.start ?? 0) ends.unshift(end);
  return ends;
}

function badness(slack: number, stretch: number, spaces: number, isLast: boolean): number {
  if (slack < 0) {
    const ratio = -slack / Math.max(spaces * SHRINK, TOLERANCE);
    return (10 + 100 * ratio * ratio * ratio) * (10 + 100 * ratio * ratio * ratio);
  }
  if (isLast) return 100;
  const natural = stretch > 0 ? spaces / stretch : 1;
  const ratio = Math.min(10, slack / Math.max(stretch, 0.2) / Math.max(natural * LOOSE, TOLERANCE));
  const bad = 10 + 100 * ratio * ratio * ratio;
  return bad * bad;
}

function gapAfter(chunks: readonly Chunk[], index: number): {width: number; stretch: number} {
  const glue = chunks[index]?.glue ?? [];
  return {
    width: glue.reduce((sum, {width}) => sum + width, 0),
    stretch: glue.filter(isStretchable).length,
  };
}

function lineOf(chunks: readonly Chunk[], start: number, end: number, isLast: boolean): Line {
  const content = chunks
    .slice(start, end)
    .flatMap(({content: words, glue}, at) => (start + at < end - 1 ? [...words, ...glue] : words));
  const splitsWord = !isLast && gapAfter(chunks, end - 1).width === 0;
  return {content, width: content.reduce((sum, atom) => sum + atom.width, 0), isLast, splitsWord};
}

/** Spaces stretch; places to break inside a word and margins do not. */
export function isStretchable(atom: Word | Glue): boolean {
  return atom.kind === 'glue' && atom.width > 0 && atom.isFixed !== true;
}

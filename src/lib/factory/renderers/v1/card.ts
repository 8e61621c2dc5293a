import {createHash} from 'node:crypto';
import canonicalize from 'canonicalize';
import {CoopError} from '../../../domain/errors.js';
import {creationDate} from '../../dates.js';
import type {CardInput} from '../../types.js';
import {DEFAULT_TIMEZONE} from '../../../domain/time.js';
import {INITIAL_STYLE} from './css/cascade.js';
import type {Style} from './css/style.js';
import type {Canvas} from './layout/canvas.js';
import {layoutBox} from './layout/flow.js';
import {ListBuilder} from './layout/list.js';
import {stack, type Placed} from './layout/pages.js';
import {PdfCanvas} from './pdf/canvas.js';
import {closeDocument, openDocument, PAGE} from './pdf/document.js';
import {drawQr} from './qr.js';
import {findUnprintable} from './text.js';

const MM = 72 / 25.4;

/** A bank card (ISO/IEC 7810 ID-1), and where it stands on the page. */
const CARD = {width: 85.6 * MM, height: 53.98 * MM, x: (PAGE.width - 85.6 * MM) / 2, y: 30 * MM, inset: 4 * MM};
const QR_SIDE = 29 * MM;
const MARK = {length: 5 * MM, gap: 1.5 * MM, width: 0.4};
const LABEL: Style = {...INITIAL_STYLE, align: 'left', fontSize: 5.5, lineHeight: 1.25};

/** A card on an A4 page; see the module's `renderCard`. */
export async function renderCard(input: CardInput): Promise<Uint8Array> {
  checkTexts(input);
  const identity = canonicalize(input) ?? '';
  const document = openDocument({
    title: `${input.labels.title} ${input.account}`,
    creator: 'coopctl',
    producer: 'coopctl-renderer-v1',
    date: creationDate({created_at: input.created_at, timezone: DEFAULT_TIMEZONE}),
    id: new Uint8Array(createHash('sha256').update(identity).digest().subarray(0, 16)),
  });
  document.addPage();
  const canvas = new PdfCanvas(document);
  drawCutMarks(canvas);
  drawFront(canvas, input);
  drawInstructions(canvas, input.labels.instructions);
  return closeDocument(document);
}

function drawFront(canvas: Canvas, input: CardInput): void {
  const {labels} = input;
  const left = CARD.x + CARD.inset;
  const full = CARD.width - 2 * CARD.inset;
  const beside = full - QR_SIDE - 3 * MM;
  let y = CARD.y + CARD.inset;
  const print = (text: string, style: Partial<Style>, width: number, gap: number): void => {
    const placed = paragraph(text, {...LABEL, ...style}, width);
    placed.paint(canvas, left, y);
    y += placed.height + gap;
  };
  print(input.cooperative, {fontSize: 8.5, bold: true, lineHeight: 1.15}, full, 1);
  print(labels.title, {fontSize: 6.5, italic: true}, full, 5);
  const top = y;
  for (const [label, value, style] of [
    [labels.member, input.member, {fontSize: 8.5, bold: true, lineHeight: 1.15}],
    [labels.account, input.account, {fontSize: 8.5, lineHeight: 1.15}],
    [labels.public_key, input.public_key, {fontSize: 5.5}],
    [labels.issued_at, input.issued_at, {fontSize: 7}],
  ] as const) {
    print(label, {}, beside, 0);
    print(value, style, beside, 2.5);
  }
  const bottom = CARD.y + CARD.height - CARD.inset - QR_SIDE;
  drawQr(canvas, input.qr_text, CARD.x + CARD.width - CARD.inset - QR_SIDE, Math.max(top, bottom), QR_SIDE);
}

function drawInstructions(canvas: Canvas, instructions: readonly string[]): void {
  const width = 150 * MM;
  let y = CARD.y + CARD.height + 18 * MM;
  for (const text of instructions) {
    const placed = paragraph(text, {...INITIAL_STYLE, fontSize: 10.5}, width);
    placed.paint(canvas, (PAGE.width - width) / 2, y);
    y += placed.height + 6;
  }
}

/** Lines outside the corners, and a thin edge: where to cut. */
function drawCutMarks(canvas: Canvas): void {
  const [left, right, top, bottom] = [CARD.x, CARD.x + CARD.width, CARD.y, CARD.y + CARD.height];
  const black = '#000000';
  for (const [x, out] of [[left, -1] as const, [right, 1] as const]) {
    for (const [y, up] of [[top, -1] as const, [bottom, 1] as const]) {
      const [near, far] = [MARK.gap, MARK.gap + MARK.length];
      canvas.line({x: x + out * near, y}, {x: x + out * far, y}, MARK.width, black);
      canvas.line({x, y: y + up * near}, {x, y: y + up * far}, MARK.width, black);
    }
  }
  for (const y of [top, bottom]) canvas.line({x: left, y}, {x: right, y}, 0.3, '#c0c0c0');
  for (const x of [left, right]) canvas.line({x, y: top}, {x, y: bottom}, 0.3, '#c0c0c0');
}

function paragraph(text: string, style: Style, width: number): Placed {
  const list = new ListBuilder();
  layoutBox({kind: 'inline', style, nodes: [{kind: 'text', text, style}]}, {x: 0, width}, list);
  return stack(list.items);
}

function checkTexts({labels, cooperative, member, account, public_key, issued_at}: CardInput): void {
  const texts = {labels: Object.values(labels).flat().join(' '), cooperative, member, account, public_key, issued_at};
  for (const [where, text] of Object.entries(texts)) {
    const found = findUnprintable(text);
    if (found) throw new CoopError('character_not_in_font', 'invalid', {character: found.character, where});
  }
}

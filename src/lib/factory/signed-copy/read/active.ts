import {nameOf, type PdfDict, type PdfObject, type PdfValue} from './values.js';

/** Forms, programs, layers, collections, pictures of their own for printers: what shows differs by reader and hour. */
const KEYS = ['JS', 'JavaScript', 'AA', 'AcroForm', 'XFA', 'OCProperties', 'Collection', 'Alternates', 'OPI'];

/** Actions that change what is shown, or leave the file (ISO 32000-2, table 201). */
const ACTIONS = new Set(
  ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'ResetForm', 'Hide', 'SetOCGState'].concat([
    'Rendition',
    'Trans',
    'GoTo3DView',
    'RichMediaExecute',
    'Movie',
    'Sound',
  ]),
);

/**
 * True when a file has anything that is no page: notes and pictures over pages, forms, layers, programs. Some readers show
 * such things, others do not, so nobody can tell what was signed. Links and places to open at are no such things.
 */
export function hasActiveParts(objects: ReadonlyMap<number, PdfObject>): boolean {
  const open: PdfValue[] = Array.from(objects.values(), ({value}) => value);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const each of value) open.push(each);
    else if (value instanceof Map) {
      if (isActive(value)) return true;
      for (const each of value.values()) open.push(each);
    }
  }
  return false;
}

function isActive(dict: PdfDict): boolean {
  const opens = dict.get('OpenAction');
  return (
    KEYS.some((key) => dict.has(key)) ||
    ACTIONS.has(nameOf(dict.get('S')) ?? '') ||
    (opens !== undefined && !Array.isArray(opens)) ||
    isDrawnOver(dict)
  );
}

/** An annotation with an appearance of its own; links have none. */
function isDrawnOver(dict: PdfDict): boolean {
  return dict.has('Rect') && (nameOf(dict.get('Subtype')) !== 'Link' || dict.has('AP'));
}

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {zlibSync} from 'fflate';
import {CoopError} from '../../domain/errors.js';
import {sha256Hex} from '../../domain/hash.js';
import type {LoadedPdf} from './load.js';

/** The sRGB profile that comes with pdfkit, and its SHA-256: another file would make other copies. */
const PROFILE = {
  file: 'data/sRGB_IEC61966_2_1.icc',
  sha256: '384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a',
};

const resolver = createRequire(import.meta.url);

/** Says what the colours of a file mean, as PDF/A demands, unless it says so itself. Throws `font_damaged`. */
export function setOutputIntent({lib, context, catalog}: LoadedPdf): void {
  if (catalog.has(lib.PDFName.of('OutputIntents'))) return;
  const profile = context.register(
    context.stream(zlibSync(readProfile(), {level: 6}), {N: 3, Alternate: 'DeviceRGB', Filter: 'FlateDecode'}),
  );
  const name = lib.PDFString.of('sRGB IEC61966-2.1');
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: profile,
  });
  catalog.set(lib.PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

function readProfile(): Uint8Array {
  const file = join(dirname(resolver.resolve('pdfkit')), PROFILE.file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new CoopError('font_damaged', 'integrity', {file: PROFILE.file}, {cause: error});
  }
  if (sha256Hex(bytes) !== PROFILE.sha256) throw new CoopError('font_damaged', 'integrity', {file: PROFILE.file});
  return bytes;
}

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {zlibSync} from 'fflate';
import {CoopError} from '../../../../domain/errors.js';
import {sha256Hex} from '../../../../domain/hash.js';
import type {PdfFile} from './file.js';

/** The sRGB profile that pdfkit brings, and the SHA-256 of its bytes. */
const PROFILE = {
  file: 'data/sRGB_IEC61966_2_1.icc',
  sha256: '384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a',
};

let packed: Uint8Array | undefined;

/** Says that the colours of a file are sRGB (ISO 19005-2, 6.2.3). Throws `font_damaged` for a changed profile. */
export function addOutputIntent(file: PdfFile): void {
  packed ??= zlibSync(readProfile(), {level: 9});
  const profile = file.ref({N: 3, Filter: 'FlateDecode'});
  profile.end(packed);
  const name = '(sRGB IEC61966-2.1)';
  file.setRoot(
    'OutputIntents',
    `[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ${name} /Info ${name} ` +
      `/DestOutputProfile ${profile.id} 0 R>>]`,
  );
}

function readProfile(): Uint8Array {
  const {file, sha256} = PROFILE;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(new URL(file, `file://${createRequire(import.meta.url).resolve('pdfkit')}`));
  } catch (error) {
    throw new CoopError('font_damaged', 'integrity', {file}, {cause: error});
  }
  if (sha256Hex(bytes) !== sha256) throw new CoopError('font_damaged', 'integrity', {file});
  return bytes;
}

import {spawnSync} from 'node:child_process';

/**
 * The text of a PDF as poppler's pdftotext gives it, pages ended by form feeds; undefined, and a printed line, where that
 * program is not installed.
 */
export function pdfText(pdf: Uint8Array): string | undefined {
  const {error, stdout} = spawnSync('pdftotext', ['-layout', '-', '-'], {input: pdf, encoding: 'utf8'});
  if (!error) return stdout;
  process.stderr.write('pdftotext is not installed: the text of the PDF is not checked\n');
  return undefined;
}

import {spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeFileAtomic} from '../domain/atomic.js';
import {CoopError} from '../domain/errors.js';

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Writes a temporary copy, readable by the user only, and shows it in the system's viewer of PDFs.
 * Returns the file. Throws CoopError `missing_flag` where there is no desktop: then `--out` is needed.
 */
export function openInViewer(name: string, pdf: Uint8Array): string {
  const {DISPLAY, WAYLAND_DISPLAY} = process.env;
  const desktop = process.platform in OPENERS || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  if (!desktop) throw new CoopError('missing_flag', 'usage', {name: 'out', command: 'document open'});
  const file = join(mkdtempSync(join(tmpdir(), 'coopctl-')), `${name.slice(0, 16)}.pdf`);
  writeFileAtomic(file, pdf);
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const viewer = spawn(command, [...args, file], {detached: true, stdio: 'ignore'});
  viewer.on('error', () => {
    process.stderr.write(`${file}\n`);
  });
  viewer.unref();
  return file;
}

import {existsSync} from 'node:fs';
import {sandboxFiles} from './folder.js';

/** True while a process holds the chain's file: surer than a process id, which may belong to another one by now. */
export async function isHeld(folder: string): Promise<boolean> {
  const file = sandboxFiles(folder).chain;
  if (!existsSync(file)) return false;
  const {isStoreHeld} = await import('../chain/store.js');
  return isStoreHeld(file);
}

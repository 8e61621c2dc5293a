// Checks that the command manifest names exactly the commands that the sources have: start-up depends on it.
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const commands = join(root, 'src/commands');
const expected = readdirSync(commands, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(commands, join(entry.parentPath, entry.name)).slice(0, -3).split(sep).join(':'))
  .sort();
const found = Object.keys(JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')).commands).sort();
if (expected.join() !== found.join()) {
  console.error(`The manifest is stale, run npm run build:\n  sources: ${expected}\n  manifest: ${found}`);
  process.exit(1);
}

// Writes a JSON Schema of the result of every command, from its exported type `…Result`; `--check` only compares.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createGenerator} from 'ts-json-schema-generator';

const root = fileURLToPath(new URL('..', import.meta.url));
const commands = join(root, 'src/commands');
const out = join(root, 'schemas');
const check = process.argv.includes('--check');

const files = readdirSync(commands, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const generator = createGenerator({
  path: join(commands, '**/*.ts'),
  tsconfig: join(root, 'tsconfig.json'),
  skipTypeCheck: true,
});

mkdirSync(out, {recursive: true});
const stale = [];
const names = new Set();
for (const file of files) {
  const topic = relative(commands, dirname(file));
  const name = [topic, basename(file, '.ts')].filter(Boolean).join('-');
  const type = `${name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}Result`;
  const text = `${JSON.stringify(generator.createSchema(type), null, 2)}\n`;
  const target = join(out, `${name}.json`);
  names.add(`${name}.json`);
  if (check) {
    if (!existsSync(target) || readFileSync(target, 'utf8') !== text) stale.push(`schemas/${name}.json`);
  } else writeFileSync(target, text);
}
for (const name of readdirSync(out)) if (!names.has(name)) stale.push(`schemas/${name} (no such command)`);
if (stale.length > 0) {
  console.error(`Result schemas are stale, run npm run schemas:\n  ${stale.join('\n  ')}`);
  process.exit(1);
}

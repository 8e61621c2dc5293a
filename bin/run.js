#!/usr/bin/env node
import {createRequire} from 'node:module';

const [only] = process.argv.slice(2);
if (process.argv.length === 3 && (only === '--version' || only === '-v')) {
  process.stdout.write(`coopctl ${createRequire(import.meta.url)('../package.json').version}\n`);
} else {
  const {main} = await import('../dist/lib/cli/main.js');
  await main(process.argv.slice(2), import.meta.url);
}

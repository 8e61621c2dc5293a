#!/usr/bin/env -S node --import=tsx
// Runs the command line from the sources, without a build.
import {main} from '../src/lib/cli/main.js';

process.env.NODE_ENV = 'development';
await main(process.argv.slice(2), import.meta.url);

// Preloaded (`node --import`): from `globalThis.denyAccess()` on, every use of files, network, processes and code made of
// text is an error, and is remembered in `globalThis.accessDenied`. Only the renderer's own words may be read.
import childProcess from 'node:child_process';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import {syncBuiltinESMExports} from 'node:module';
import net from 'node:net';
import {fileURLToPath} from 'node:url';
import vm from 'node:vm';

globalThis.accessDenied = [];

globalThis.denyAccess = () => {
  for (const [name, module] of Object.entries({
    fs,
    'fs.promises': fs.promises,
    net,
    http,
    https,
    dns,
    childProcess,
    vm,
  })) {
    for (const key of Object.keys(module)) {
      if (typeof module[key] === 'function' && /^[a-z]/.test(key)) deny(module, key, `${name}.${key}`);
    }
  }
  deny(globalThis, 'fetch', 'fetch');
  deny(globalThis, 'eval', 'eval');
  deny(process, 'binding', 'process.binding');
  deny(process, 'dlopen', 'process.dlopen');
  syncBuiltinESMExports();
};

const WORDS = fileURLToPath(new URL('../../templates/common.json', import.meta.url));

function deny(owner, key, name) {
  const original = owner[key];
  Object.defineProperty(owner, key, {
    configurable: true,
    value: (...args) => {
      if (name === 'fs.readFileSync' && args[0] === WORDS) return original(...args);
      globalThis.accessDenied.push(name);
      throw new Error(`access denied: ${name}`);
    },
  });
}

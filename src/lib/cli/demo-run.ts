import {existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {connect} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import {isFounded} from '../processes/foundation.js';
import {demonstrate, type DemoDocument, type DemoStep} from '../processes/demo.js';
import {initialize} from '../processes/init.js';
import {Workspace} from '../processes/workspace.js';
import {openRegistry} from '../registry/index.js';
import {stopSandbox} from '../sandbox/index.js';
import {cardLabels, COUNCIL_NAME} from '../ui/messages/texts/card.js';
import {exampleFile} from './examples.js';
import {foundationInput, memberInput} from './forms.js';
import {startInBackground} from './sandbox-command.js';
import {openTerminal} from '../ui/terminal.js';

/** Secrets of the demonstration: they are published and protect invented data only. */
export const DEMO_PASSPHRASE = 'romashka-demo';
const DEMO_PIN = '482915';

/** Runs the demonstration in a folder of its own, with a sandbox of its own, which is stopped at the end. */
export async function runDemo(
  folder: string,
  told: (step: DemoStep | 'sandbox' | 'init', detail: string) => void,
): Promise<{registry: string; documents: DemoDocument[]}> {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const sandbox = join(folder, 'sandbox');
  const program = fileURLToPath(new URL('../../../bin/run.js', import.meta.url));
  const {url} = await startInBackground({folder: sandbox}, program);
  if (url === undefined) throw new CoopError('sandbox_not_running', 'unreachable', {folder: sandbox});
  told('sandbox', url);
  try {
    const node = () => Promise.resolve(connect({url}));
    const file = join(folder, 'romashka.coop');
    await found(file, node);
    told('init', file);
    const registry = openRegistry(file, {passphrase: DEMO_PASSPHRASE});
    try {
      const work = new Workspace({registry, connect: node});
      const member = await memberInput(exampleFile('member.yaml'), openTerminal({noInput: true}), 'ru');
      const options = {folder, member, pin: DEMO_PIN, labels: cardLabels, onDemoStep: told};
      return {registry: file, documents: await demonstrate(work, options)};
    } finally {
      registry.close();
    }
  } finally {
    await stopSandbox(sandbox);
  }
}

/** Founds the registry, unless an earlier run has done so. */
async function found(file: string, node: () => Promise<ReturnType<typeof connect>>): Promise<void> {
  const key = {passphrase: DEMO_PASSPHRASE};
  if (existsSync(file)) {
    const registry = openRegistry(file, key);
    const done = isFounded(registry);
    registry.close();
    if (done) return;
  }
  await initialize({
    file,
    foundation: await foundationInput(exampleFile('romashka.yaml'), openTerminal({noInput: true}), 'ru'),
    key,
    profile: 'sandbox',
    connect: node,
    pin: DEMO_PIN,
    labels: cardLabels,
    councilName: COUNCIL_NAME,
    onStep: () => Promise.resolve(),
  });
}

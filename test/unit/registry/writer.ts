/** A process that writes to the registry given as argument, without end, until it is killed. */
import {openRegistry} from '../../../src/lib/registry/index.js';
import {accountName, person} from './support.js';

const [file = '', key = ''] = process.argv.slice(2);
const registry = openRegistry(file, {rawKey: Buffer.from(key, 'hex')});
for (let n = registry.members.count(); ; n++) {
  registry.transaction(() => {
    registry.members.add(accountName(n), person(n), {block_num: n, actor: 'writer'});
    registry.audit.append('writer', 'member.add', accountName(n));
  });
  process.stdout.write(`${n}\n`);
}

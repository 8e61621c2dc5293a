import {createDecipheriv, createHmac, pbkdf2Sync, randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import Database from 'better-sqlite3';
import {expect} from 'chai';
import {Connection} from '../../../src/lib/registry/connection.js';
import {
  APPLICATION_ID,
  createRegistry,
  deriveRawKey,
  isEncrypted,
  openRegistry,
} from '../../../src/lib/registry/index.js';
import {migrate, schemaVersion} from '../../../src/lib/registry/migrate.js';
import {MIGRATIONS} from '../../../src/lib/registry/migrations/index.js';
import {bench, codeOf, RAW_KEY, tamper} from './support.js';

const OWNER = {coopname: 'romashka', chain_id: 'ab'.repeat(32), profile: 'sandbox'};
const HARD_PASSPHRASE = `тайна'"; DROP--\u0000 é`;

/** First page of a file, decrypted as the SQLCipher 4 scheme says, with nothing of ours. */
function sqlcipherFirstPage(file: string, passphrase: string): Buffer {
  const page = readFileSync(file).subarray(0, 4096);
  const salt = page.subarray(0, 16);
  const key = pbkdf2Sync(passphrase, salt, 256_000, 32, 'sha512');
  const hmacKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const hmac = createHmac('sha512', hmacKey)
    .update(page.subarray(16, 4032))
    .update(Buffer.from([1, 0, 0, 0]));
  expect(hmac.digest().equals(page.subarray(4032))).to.equal(true);
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(4016, 4032)).setAutoPadding(false);
  return Buffer.concat([Buffer.from('SQLite format 3\0'), decipher.update(page.subarray(16, 4016)), decipher.final()]);
}

describe('registry file', () => {
  const at = bench();

  it('keeps its owner and opens with its passphrase alone, whatever characters that has', () => {
    const file = at.path('a.coop');
    const made = createRegistry(file, {passphrase: HARD_PASSPHRASE}, OWNER);
    made.close();
    const opened = openRegistry(file, {passphrase: HARD_PASSPHRASE});
    expect(opened.identity).to.deep.equal(made.identity).and.to.include(OWNER);
    expect(opened.identity.registry_id).to.match(/^[0-9a-f-]{36}$/);
    expect(opened.encrypted).to.equal(true);
    opened.close();
    const again = openRegistry(file, {rawKey: deriveRawKey(file, HARD_PASSPHRASE)});
    expect(again.identity).to.deep.equal(made.identity);
    again.close();
    expect(codeOf(() => openRegistry(file, {passphrase: 'tayna'}))).to.equal('wrong_passphrase');
  });

  it('takes the composed and the decomposed form of a passphrase for the same', () => {
    createRegistry(at.path('a.coop'), {passphrase: 'й'.normalize('NFC')}, OWNER).close();
    openRegistry(at.path('a.coop'), {passphrase: 'й'.normalize('NFD')}).close();
  });

  it('is a SQLCipher 4 file: an independent reading of page 1 finds the SQLite header', () => {
    const file = at.path('a.coop');
    createRegistry(file, {passphrase: 'passphrase'}, OWNER).close();
    const page = sqlcipherFirstPage(file, 'passphrase');
    expect(page.readUInt16BE(16)).to.equal(4096);
    expect(page.readUInt32BE(68)).to.equal(APPLICATION_ID);
    expect(page.readUInt8(18)).to.equal(2);
  });

  it('holds nothing readable', () => {
    at.create().settings.set('note', 'READABLE-TEXT');
    for (const name of readdirSync(at.path('')))
      expect(readFileSync(at.path(name)).includes('READABLE-TEXT'), name).to.equal(false);
  });

  it('is private to its user, with WAL files too', () => {
    at.create().settings.set('a', 'b');
    const names = readdirSync(at.path(''));
    expect(names).to.include.members(['a.coop', 'a.coop-wal']);
    for (const name of names) expect(statSync(at.path(name)).mode & 0o777, name).to.equal(0o600);
  });

  it('is never overwritten', () => {
    writeFileSync(at.path('a.coop'), 'something else');
    expect(codeOf(() => at.create())).to.equal('registry_exists');
    expect(readFileSync(at.path('a.coop'), 'utf8')).to.equal('something else');
    expect(readdirSync(at.path(''))).to.deep.equal(['a.coop']);
  });

  it('says when its folder is missing, and when the passphrase is empty', () => {
    expect(codeOf(() => at.create('no/such/folder.coop'))).to.equal('registry_no_access');
    expect(codeOf(() => createRegistry(at.path('b'), {passphrase: ''}, OWNER))).to.equal('passphrase_required');
    expect(readdirSync(at.path(''))).to.deep.equal([]);
  });

  it('clears away what a killed creation left long ago, and nothing else', () => {
    writeFileSync(at.path('a.coop.0123abcd.unfinished'), '');
    utimesSync(at.path('a.coop.0123abcd.unfinished'), 0, 0);
    writeFileSync(at.path('a.coop.4567abcd.unfinished'), '');
    writeFileSync(at.path('b.coop.0123abcd.unfinished'), '');
    at.create();
    const left = readdirSync(at.path('')).filter((name) => name.endsWith('.unfinished'));
    expect(left).to.have.members(['a.coop.4567abcd.unfinished', 'b.coop.0123abcd.unfinished']);
  });

  it('may be plain when asked for', () => {
    const plain = createRegistry(at.path('plain.coop'), 'none', OWNER);
    expect(plain.encrypted).to.equal(false);
    plain.close();
    expect(isEncrypted(at.path('plain.coop'))).to.equal(false);
    openRegistry(at.path('plain.coop'), {passphrase: 'not needed'}).close();
  });
});

describe('opening what is no registry of this program', () => {
  const at = bench();
  const opened = (name: string, key: Parameters<typeof openRegistry>[1] = {rawKey: RAW_KEY}) =>
    codeOf(() => openRegistry(at.path(name), key));

  const FOREIGN: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    short: randomBytes(100),
    text: Buffer.from('Реестр пайщиков\n'.repeat(1000)),
    zeros: Buffer.alloc(8192),
    pdf: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(8183)]),
    zip: Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(8188)]),
    'odd size': randomBytes(8192 + 17),
  };
  for (const [name, content] of Object.entries(FOREIGN)) {
    it(`${name}: not_a_registry, with key and without`, () => {
      writeFileSync(at.path('x'), content);
      expect(opened('x')).to.equal('not_a_registry');
      if (name !== 'odd size') expect(opened('x', 'none')).to.equal('not_a_registry');
      expect(readFileSync(at.path('x')).equals(content)).to.equal(true);
    });
  }

  it('tells a missing file, a folder, a foreign SQLite file', () => {
    expect(opened('missing')).to.equal('registry_not_found');
    mkdirSync(at.path('folder'));
    expect(opened('folder')).to.equal('not_a_registry');
    new Database(at.path('sqlite')).exec('CREATE TABLE t (a)').close();
    expect(opened('sqlite')).to.equal('not_a_registry');
    expect(existsSync(at.path('missing'))).to.equal(false);
  });

  it('asks for the passphrase of an encrypted file, and refuses a wrong key without touching the file', () => {
    at.create().settings.set('a', 'b');
    const before = readdirSync(at.path('')).map((name) => readFileSync(at.path(name)));
    expect(opened('a.coop', 'none')).to.equal('passphrase_required');
    expect(opened('a.coop', {rawKey: randomBytes(32)})).to.equal('wrong_passphrase');
    expect(opened('a.coop', {passphrase: 'wrong'})).to.equal('wrong_passphrase');
    const after = readdirSync(at.path('')).map((name) => readFileSync(at.path(name)));
    expect(after).to.deep.equal(before);
  });
});

describe('schema versions', () => {
  const at = bench();

  it('refuses a newer schema and leaves the file as it is', () => {
    at.create().close();
    tamper(at.path('a.coop'), 'PRAGMA user_version = 99');
    const before = readFileSync(at.path('a.coop'));
    expect(codeOf(() => at.open())).to.equal('registry_newer');
    expect(readFileSync(at.path('a.coop')).equals(before)).to.equal(true);
  });

  it('copies an older file before it changes the schema, and changes nothing when read-only', () => {
    at.create().close();
    tamper(at.path('a.coop'), `PRAGMA user_version = 0; CREATE TABLE mark (text); INSERT INTO mark VALUES ('old')`);
    const readonly = () => openRegistry(at.path('a.coop'), {rawKey: RAW_KEY}, {readonly: true});
    expect(codeOf(readonly)).to.equal('registry_outdated');
    // Step 1 meets its own tables and fails: the file must stay as it was, with the copy beside it.
    expect(() => at.open()).to.throw(/already exists/);
    const [copy = ''] = readdirSync(at.path('')).filter((name) => name.endsWith('.bak'));
    expect(copy).to.match(/^a\.coop\.v0-/);
    for (const name of ['a.coop', copy])
      tamper(at.path(name), `UPDATE mark SET text = 'seen'; PRAGMA user_version = ${MIGRATIONS.length}`);
    expect(at.open(copy).identity).to.deep.equal(at.open().identity);
  });

  it('runs each step once and in order; a failing one leaves the steps before it', () => {
    const file = at.path('plain');
    const connection = new Connection(file, new Database(file));
    const steps = ['CREATE TABLE a (x)', 'CREATE TABLE b (x); INSERT INTO a VALUES (1)'];
    expect(migrate(connection, steps.slice(0, 1))).to.equal(1);
    expect(() => migrate(connection, [...steps, 'INSERT INTO a VALUES (2); CREATE TABLE a (x)'])).to.throw();
    expect(schemaVersion(connection)).to.equal(2);
    expect(migrate(connection, steps)).to.equal(0);
    expect(connection.all('SELECT x FROM a', [], ({x}) => x)).to.deep.equal([1]);
    connection.close();
  });

  it('reads without writing when asked to', () => {
    at.create().close();
    const registry = openRegistry(at.path('a.coop'), {rawKey: RAW_KEY}, {readonly: true});
    expect(registry.members.list()).to.deep.equal([]);
    expect(
      codeOf(() => {
        registry.settings.set('a', 'b');
      }),
    ).to.equal('registry_readonly');
    registry.close();
  });
});

import {expect} from 'chai';
import fc from 'fast-check';
import {inspect} from 'node:util';
import {createCipheriv, scryptSync} from 'node:crypto';
import {PrivateKey} from '@wharfkit/antelope';
import {
  canonicalText,
  cardText,
  checkPin,
  generateKey,
  openCard,
  readCard,
  sealCard,
} from '../../../src/lib/signing/index.js';
import {codeOf} from './support.js';
import {DEV_KEY} from './vectors.js';

const PIN = 'pin-4821-ёж';
const FAST = {cost: 1024};
const content = {account: 'memberaaaaaa', coopname: 'romashkacoop', privateKey: DEV_KEY.wif, pin: PIN, ...FAST};

describe('signing: a card file', () => {
  it('opens with its PIN, from text and from bytes', () => {
    const card = sealCard({
      ...content,
      cost: undefined,
      chain_id: 'ab'.repeat(32),
      issued_at: '2026-11-20T10:00:00.000Z',
    });
    expect(card.kdf).to.include({name: 'scrypt', N: 131_072, r: 8, p: 1});
    for (const file of [cardText(card), Buffer.from(cardText(card))]) {
      const open = openCard(file, PIN);
      expect(open).to.include({account: 'memberaaaaaa', coopname: 'romashkacoop', public_key: DEV_KEY.publicKey});
      expect(open).to.include({chain_id: 'ab'.repeat(32), issued_at: '2026-11-20T10:00:00.000Z'});
      expect(open.signer.publicKey).to.equal(DEV_KEY.publicKey);
    }
    expect(readCard(cardText(card))).to.deep.equal(card);
  });

  it('round-trips any key, name and PIN', () => {
    const names = fc.stringMatching(/^[a-z]{12}$/);
    const pins = fc.string({unit: 'binary', minLength: 6, maxLength: 40}).filter(
      (pin) =>
        codeOf(() => {
          checkPin(pin);
        }) === undefined,
    );
    fc.assert(
      fc.property(names, pins, (account, pin) => {
        const {publicKey, privateKey} = generateKey();
        const open = openCard(cardText(sealCard({...FAST, account, coopname: 'romashkacoop', privateKey, pin})), pin);
        expect([open.account, open.signer.publicKey]).to.deep.equal([account, publicKey]);
      }),
      {numRuns: 40},
    );
  });

  it('holds no private key in the clear, and no two cards are alike', () => {
    const [a, b] = [sealCard(content), sealCard(content)];
    expect(a.ciphertext).to.not.equal(b.ciphertext);
    const secret = Buffer.from(PrivateKey.from(DEV_KEY.wif).data.array);
    for (const form of [DEV_KEY.wif, secret.toString('hex'), secret.toString('base64')]) {
      expect(cardText(a)).to.not.include(form);
    }
    expect(inspect(openCard(cardText(a), PIN), {depth: 9})).to.not.include(DEV_KEY.wif.slice(3, 20));
  });

  it('does not open with another PIN, nor when any public or secret field was changed', () => {
    const card = sealCard(content);
    expect(codeOf(() => openCard(cardText(card), 'pin-4822-ёж'))).to.equal('wrong_pin');
    const other = Buffer.alloc(32, 7).toString('base64');
    const changes: object[] = [
      {account: 'memberaaaaab'},
      {coopname: 'othercoopaaa'},
      {public_key: generateKey().publicKey},
      {issued_at: '2020-01-01T00:00:00.000Z'},
      {chain_id: 'cd'.repeat(32)},
      {unknown: 1},
      {ciphertext: other},
      {kdf: {...card.kdf, N: 2048}},
      {cipher: {...card.cipher, tag: other.slice(0, 22) + '=='}},
      {cipher: {...card.cipher, name: 'chacha20-poly1305'}},
    ];
    for (const change of changes) {
      expect(
        codeOf(() => openCard(cardText({...card, ...change}), PIN)),
        JSON.stringify(change),
      ).to.equal('wrong_pin');
    }
  });

  it('may be encrypted with ChaCha20-Poly1305 by another program', () => {
    const {ciphertext: _old, cipher: _gcm, ...head} = sealCard(content);
    const cipher = {name: 'chacha20-poly1305', nonce: Buffer.alloc(12, 3).toString('base64')} as const;
    const {N, r, p, salt} = head.kdf;
    const key = scryptSync(PIN.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {N, r, p});
    const box = createCipheriv(cipher.name, key, Buffer.alloc(12, 3), {authTagLength: 16});
    const secret = PrivateKey.from(DEV_KEY.wif).data.array;
    box.setAAD(Buffer.from(canonicalText({...head, cipher})), {plaintextLength: secret.length});
    const ciphertext = Buffer.concat([box.update(secret), box.final()]).toString('base64');
    const tag = box.getAuthTag().toString('base64');
    const text = JSON.stringify({...head, cipher: {...cipher, tag}, ciphertext});
    expect(openCard(text, PIN).signer.publicKey).to.equal(DEV_KEY.publicKey);
  });

  it('is told from what is no card, or a newer one', () => {
    const card = sealCard(content);
    for (const text of ['', 'hello', '[]', 'null', '{}', JSON.stringify({...card, format: 'x'}), ' '.repeat(100_000)]) {
      expect(codeOf(() => openCard(text, PIN))).to.equal('not_a_card');
    }
    expect(codeOf(() => openCard(Buffer.from([0xff, 0xfe, 0]), PIN))).to.equal('not_a_card');
    expect(codeOf(() => openCard(JSON.stringify({...card, version: 2}), PIN))).to.equal('card_newer');
    for (const field of Object.keys(card)) {
      if (field === 'chain_id') continue;
      expect(
        codeOf(() => openCard(JSON.stringify({...card, [field]: null}), PIN)),
        field,
      ).to.equal('not_a_card');
    }
  });

  it('cannot demand memory or time beyond bounds', () => {
    const card = sealCard(content);
    for (const kdf of [
      {N: 2 ** 30},
      {N: 2 ** 24, r: 1},
      {N: 1000},
      {r: 2 ** 20},
      {p: 2 ** 20},
      {N: -1},
      {N: 1.5},
      {N: '1024'},
      {N: 2 ** 60},
    ]) {
      const text = JSON.stringify({...card, kdf: {...card.kdf, ...kdf}});
      expect(
        codeOf(() => openCard(text, PIN)),
        JSON.stringify(kdf),
      ).to.equal('not_a_card');
    }
  });

  it('is not sealed under a PIN that is guessed first, nor with a bad key', () => {
    for (const pin of ['', '12345', '000000', 'aaaaaaa', '123456', '654321', '567890', '098765', 'abcdef', 'ёёёёёё']) {
      expect(
        codeOf(() => sealCard({...content, pin})),
        pin,
      ).to.equal('weak_pin');
    }
    for (const pin of ['482193', '123457', 'ключ77', '112233']) {
      expect(
        codeOf(() => sealCard({...content, pin})),
        pin,
      ).to.equal(undefined);
    }
    expect(codeOf(() => sealCard({...content, privateKey: 'nonsense'}))).to.equal('bad_private_key');
  });
});

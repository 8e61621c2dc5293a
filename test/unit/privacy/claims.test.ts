import {expect} from 'chai';
import {inclineFirstname, inclineLastname, inclineMiddlename} from 'lvovich';
import {
  createLeakGuard,
  farValues,
  keysOfPerson,
  privateValues,
  type PrivateValue,
} from '../../../src/lib/privacy/index.js';
import {personOf} from '../../../src/lib/domain/member.js';
import {fold} from '../../../src/lib/domain/text.js';
import {isOrdinary} from '../../../src/lib/privacy/ordinary.js';
import {harmlessAction} from '../../support/privacy/harmless.js';
import {accountOf, dice, population} from '../../support/privacy/population.js';
import {
  DATES,
  DIGITS,
  ENCODINGS,
  MORE_DATES,
  MORE_DIGITS,
  MORE_ENCODINGS,
  MORE_TRANSLITERATIONS,
  NAME_DISGUISES,
  TRANSLITERATIONS,
} from './disguises.js';

/** Members tried: every spelling of every value of each. */
const MEMBERS = Number(process.env.COOPCTL_PRIVACY_MEMBERS ?? 7);

const CASES = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
const MORE_NAMES = {...TRANSLITERATIONS, ...MORE_TRANSLITERATIONS, ...NAME_DISGUISES};

type Spelling = [way: string, text: string];

function ways(value: string, table: Record<string, (text: string) => string>): Spelling[] {
  return Object.entries(table).map(([way, spell]) => [way, spell(value)]);
}

/** The claimed spellings of a value (decision 0024). */
function spellings({form, kind, value}: PrivateValue): Spelling[] {
  const plain: Spelling = ['as it is', value];
  if (form === 'digits' || form === 'phone') {
    const long = value.replace(/\D/g, '').length >= 10;
    return [plain, ...ways(value, DIGITS), ...(long ? ways(value, MORE_DIGITS) : [])];
  }
  if (form === 'date') return [plain, ...ways(value, DATES), ...ways(value, MORE_DATES)];
  if (form === 'name' && /^[А-ЯЁа-яё]{5,}$/.test(value) && /(?:first|last|middle)_name$/.test(kind)) {
    return [plain, ...ways(value, MORE_NAMES)];
  }
  return [plain, ...ways(value, TRANSLITERATIONS)];
}

const isName = ({kind}: PrivateValue): boolean => /(?:first|last|middle)_name$/.test(kind);

/** An ordinary word is a name only where it is written as one. */
const isHomonym = ({value, form}: PrivateValue): boolean =>
  form === 'name' && value.split(/[\s-]/).some((word) => word.length <= 3 || isOrdinary(fold(word)));

/** The action with `text` in one of its places. */
function smuggle(text: string, where: number): object {
  const action = harmlessAction('Рассмотреть вопрос повестки дня', where) as {
    authorization: unknown[];
    data: Record<string, unknown> & {document: {meta: string; signatures: {meta: string}[]}};
  };
  const {data} = action;
  const meta = JSON.parse(data.document.meta) as Record<string, unknown>;
  const put: (() => void)[] = [
    () => (data.memo = text),
    () => (data.document.meta = JSON.stringify({...meta, title: text})),
    () => (data.document.meta = JSON.stringify({...meta, note: [{deep: text}]})),
    () => (data.braname = text),
    () => (data.meta = JSON.stringify({a: JSON.stringify({b: text})})),
    () => (data.document.signatures[0]!.meta = text),
    () => action.authorization.push({actor: text, permission: 'active'}),
    () => (data[text] = 1),
    () => (data.raw = new TextEncoder().encode(`\u0001\u0002${text}\u0003`)),
  ];
  put[where % put.length]!();
  return action;
}

describe('privacy: what is claimed', function () {
  this.timeout(300_000);
  const members = population(MEMBERS, 42);
  const encodings = Object.entries({...ENCODINGS, ...MORE_ENCODINGS});
  const roll = dice(1);

  it('no private value of those concerned passes in any claimed spelling, encoding and place', () => {
    let tried = 0;
    const missed: string[] = [];
    for (const [at, member] of members.entries()) {
      const values = privateValues([member], accountOf(at));
      const guard = createLeakGuard(values);
      for (const value of values) {
        if (isHomonym(value)) continue;
        for (const [way, spelled] of spellings(value)) {
          const [encoding, encode] = encodings[roll(encodings.length)]!;
          if (spelled.length < 4 && /hex|base64/i.test(encoding)) continue;
          // Without its capitals nothing tells where one word ends.
          if (way.includes('glued') && /capitals|small/.test(encoding)) continue;
          const where = roll(900);
          // Four Latin letters among bytes are chance.
          if (where % 9 === 8 && spelled.length < 5 && /[a-z]/i.test(spelled)) continue;
          tried += 1;
          const found = guard.scan(smuggle(encode(spelled), where)).some(({kind}) => kind === value.kind);
          if (!found) missed.push(`${value.kind} · ${way} · ${encoding} · ${where % 9} · ${encode(spelled)}`);
        }
      }
    }
    process.stdout.write(`      ${tried} disguises of ${members.length} members tried, ${missed.length} missed\n`);
    expect(missed.slice(0, 20)).to.deep.equal([]);
  });

  it('no name passes in any case of its declension', () => {
    for (const [at, member] of members.entries()) {
      const person = personOf(member);
      const values = privateValues([person], accountOf(at));
      const guard = createLeakGuard(values);
      const gender = /(?:вна|чна)$/.test(person.middle_name) ? 'female' : 'male';
      for (const declension of CASES) {
        const forms = {
          last_name: inclineLastname(person.last_name, declension, gender),
          first_name: inclineFirstname(person.first_name, declension, gender),
          middle_name: inclineMiddlename(person.middle_name, declension, gender),
        };
        for (const [kind, form] of Object.entries(forms)) {
          const found = guard.scan({memo: `Учтено мнение ${form} по вопросу`}).map((leak) => leak.kind);
          expect(found, `${kind} ${form}`).to.include(kind);
        }
      }
    }
  });

  it('nobody else of the registry passes by what tells him from the others', () => {
    const people = population(MEMBERS * 10, 43).map((member, at) => privateValues([member], accountOf(at)));
    const kept = new Map<string, number[]>();
    for (const [at, values] of people.entries()) {
      for (const key of keysOfPerson(values)) kept.set(key, [...(kept.get(key) ?? []), at]);
    }
    const guard = createLeakGuard([], {
      others: (keys) =>
        [...new Set([...keys].flatMap((key) => kept.get(key) ?? []))].flatMap((at) => farValues(people[at]!)),
    });
    const missed: string[] = [];
    const expectFound = (text: string, kind: string, person: string, where: number): void => {
      const leaks = guard.scan(smuggle(text, where));
      if (!leaks.some((leak) => leak.kind === kind && leak.person === person)) missed.push(`${kind} · ${text}`);
    };
    for (const [at, values] of people.slice(0, MEMBERS).entries()) {
      const person = accountOf(at);
      for (const value of farValues(values)) {
        if (isName(value)) continue;
        for (const [, spelled] of spellings(value)) expectFound(spelled, value.kind, person, roll(900));
      }
      const part = (name: string): string => values.find(({kind}) => kind.endsWith(name))?.value ?? '';
      const kindOf = (name: string): string => values.find(({kind}) => kind.endsWith(name))?.kind ?? '';
      const [last, first, middle] = [part('last_name'), part('first_name'), part('middle_name')];
      const surname = values.find(({kind}) => kind.endsWith('last_name'))!;
      const initials = `${first.charAt(0)}. ${middle.charAt(0)}.`;
      for (const text of [
        `Слушали: ${first} ${middle} о работе`,
        `Слушали: ${first} ${middle} ${last} о работе`,
        `Слушали: ${last} ${first} о работе`,
      ]) {
        expectFound(text, kindOf('first_name'), person, roll(6));
      }
      expectFound(`Слушали: ${last} ${initials} о работе`, surname.kind, person, roll(6));
      expectFound(`Слушали: ${initials} ${last} о работе`, surname.kind, person, roll(6));
      if (isHomonym(surname)) continue;
      for (const [, spelled] of spellings(surname)) {
        if (!/[A-Za-z]/.test(spelled) || last.length >= 6) expectFound(spelled, surname.kind, person, roll(900));
      }
    }
    expect(missed.slice(0, 20)).to.deep.equal([]);
  });
});

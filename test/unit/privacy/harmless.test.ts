import {expect} from 'chai';
import {createLeakGuard, farValues, keysOfPerson, privateValues} from '../../../src/lib/privacy/index.js';
import {isOrdinary} from '../../../src/lib/privacy/ordinary.js';
import {harmlessAction, harmlessTexts, templatePhrases} from '../../support/privacy/harmless.js';
import {accountOf, population} from '../../support/privacy/population.js';

/** Members of the registry, the first of them concerned; longer measurements: `npm run measure:privacy`. */
const MEMBERS = 1_000;
const CONCERNED = 10;
const ACTIONS = 600;

/** Of a thousand harmless actions fewer than one may be stopped; so few actions allow for one more. */
const MOST_ALARMS = 2;

describe('privacy: what is harmless', function () {
  this.timeout(120_000);

  it('passes, with thousands of members in the registry whose names are ordinary words too', () => {
    const people = population(MEMBERS, 5).map((member, at) => privateValues([member], accountOf(at)));
    const kept = new Map<string, number[]>();
    for (const [at, values] of people.entries()) {
      for (const key of keysOfPerson(values)) kept.set(key, [...(kept.get(key) ?? []), at]);
    }
    const guard = createLeakGuard(people.slice(0, CONCERNED).flat(), {
      others: (keys) =>
        [...new Set([...keys].flatMap((key) => kept.get(key) ?? []))]
          .filter((at) => at >= CONCERNED)
          .flatMap((at) => farValues(people[at]!)),
    });
    const stopped = harmlessTexts(ACTIONS).filter((text, at) => guard.scan(harmlessAction(text, at)).length > 0);
    process.stdout.write(`      ${stopped.length} of ${ACTIONS} harmless actions stopped, ${MEMBERS} members\n`);
    expect(stopped.length, stopped.join('\n')).to.be.at.most(MOST_ALARMS);
  });

  it('a chairman whose name is a word can write of what the word means, and is protected where it is his name', () => {
    const chairman = {first_name: 'Вера', last_name: 'Мельник', middle_name: 'Львовна'};
    const guard = createLeakGuard(privateValues([chairman], 'chairman'));
    const kinds = (text: string) => [...new Set(guard.scan({memo: text}).map(({kind}) => kind))].sort();
    for (const text of [
      'Оплата услуг мельника и ремонт мельницы',
      'Мельнику выплатить аванс за помол зерна',
      'С верой в успех дела',
      'РЕШИЛИ: ПРИНЯТЬ НА РАБОТУ МЕЛЬНИКА',
    ]) {
      expect(kinds(text), text).to.deep.equal([]);
    }
    for (const text of [
      'Слушали Мельник о работе',
      'Поручить Мельнику подписать договор',
      'мельник вера',
      'Докладчик мельник В. Л.',
      'Мельник',
      'Melnik',
    ]) {
      expect(kinds(text), text).to.include('last_name');
    }
    expect(kinds('Благодарим Веру за помощь')).to.deep.equal(['first_name']);
    expect(kinds('слушали Львовну')).to.deep.equal(['middle_name']);
  });

  it('a short name counts alone only when it is one person, and is nobody else', () => {
    const person = {first_name: 'Екатерина', last_name: 'Иванова', middle_name: 'Петровна'};
    const other = {first_name: 'Екатерина', last_name: 'Сидорова', middle_name: 'Львовна'};
    const alone = createLeakGuard(privateValues([person], 'one'));
    const both = createLeakGuard([...privateValues([person], 'one'), ...privateValues([other], 'two')]);
    expect(alone.scan('передать Кате ключи')).to.have.length(1);
    expect(both.scan('передать Кате ключи')).to.deep.equal([]);
    expect(both.scan('передать Кате Ивановой ключи').map(({person: who}) => who)).to.include('one');
  });

  it('every word of the templates is known as an ordinary one', () => {
    const words = templatePhrases().flatMap(
      (text) =>
        text
          .toLowerCase()
          .replaceAll('ё', 'е')
          .match(/[а-я]{4,}/g) ?? [],
    );
    const unknown = [...new Set(words)].filter((word) => !isOrdinary(word));
    expect(unknown, 'add them to src/lib/privacy/template-words.ts').to.deep.equal([]);
  });
});

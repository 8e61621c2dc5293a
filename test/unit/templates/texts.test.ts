import {expect} from 'chai';
import {loadTemplate} from '../../../src/lib/factory/index.js';
import {describes, scanContext} from '../../support/template-scan.js';

/** Titles are identifiers: they stand in the meta of every document (DOCUMENTS 1.2). */
const TITLES = new Map([
  [1, 'Согласие с условиями ЦПП «ЦИФРОВОЙ КОШЕЛЕК»'],
  [2, 'Согласие с условиями положения о простой электронной подписи'],
  [3, 'Согласие с условиями политики обработки конфиденциальных данных'],
  [4, 'Согласие с условиями пользовательского соглашения'],
  [50, 'Пользовательское соглашение (оферта) о присоединении к платформе "Кооперативная Экономика"'],
  [51, 'Заявление о конвертации паевого взноса в членский взнос'],
  [100, 'Заявление на вступление в кооператив'],
  [101, 'Заявление пайщика о выборе кооперативного участка'],
  [190, 'Заявление об аннулировании соглашений об участии в целевых потребительских программах'],
  [200, 'Заявление на выход из кооператива'],
  [201, 'Решение совета о выходе пайщика из кооператива'],
  [300, 'Предложение повестки дня общего собрания'],
  [301, 'Решение совета о созыве общего собрания'],
  [302, 'Уведомление о проведении общего собрания'],
  [303, 'Заявление с бюллетенем для голосования на общем собрании'],
  [304, 'Протокол решения общего собрания'],
  [320, 'Предложение о проведении собрания кооперативного участка'],
  [321, 'Заявление о присоединении к собранию кооперативного участка'],
  [322, 'Бюллетень для голосования на собрании кооперативного участка'],
  [323, 'Протокол собрания кооперативного участка'],
  [324, 'Ходатайство об учреждении кооперативного участка'],
  [325, 'Решение совета об учреждении кооперативного участка'],
  [326, 'Заявление доверенного лица кооперативного участка'],
  [327, 'Соглашение о полной материальной ответственности доверенного лица кооперативного участка'],
  [328, 'Соглашение о материальной ответственности председателя кооперативного участка'],
  [329, 'Доверенность председателю кооперативного участка'],
  [330, 'Доверенность доверенному лицу кооперативного участка'],
  [501, 'Решение совета о приёме пайщика в кооператив'],
  [599, 'Предложение повестки дня собрания совета'],
  [600, 'Протокол решения совета'],
  [700, 'Заявление на паевый взнос имуществом'],
  [701, 'Протокол решения совета о форме и стоимости имущества'],
  [702, 'Акт приёма-передачи имущества'],
  [800, 'Заявление на возврат паевого взноса имуществом'],
  [801, 'Протокол решения совета о возврате паевого взноса имуществом по соглашению новации'],
  [802, 'Акт приёмки-передачи имущества'],
  [900, 'Заявление на возврат паевого взноса денежными средствами'],
  [901, 'Решение совета о возврате паевого взноса'],
  [1200, 'Заявление об инвестировании средств кооператива в ЦПП оператора'],
  [1201, 'Решение совета об инвестировании средств кооператива в ЦПП оператора'],
]);

const TAGS = new Set('style div p h1 h2 h3 table tr th td br hr img b span'.split(' '));

function phrasesOf(registryId: number): Record<string, string> {
  return loadTemplate(registryId).translations.ru ?? {};
}

function placeholdersOf(phrase: string): string[] {
  return [...new Set(phrase.match(/\{\d+\}/g))].sort();
}

describe('our templates', () => {
  for (const [id, title] of TITLES) {
    describe(`${String(id)} «${title}»`, () => {
      const template = loadTemplate(id);
      const {context, model} = template;
      const scan = scanContext(context);
      const phrases = phrasesOf(id);

      it('has the title of the registry', () => {
        expect(template.title).to.equal(title);
      });

      it('uses only the tags of the template language', () => {
        expect(scan.refused).to.deep.equal([]);
      });

      it('uses only HTML elements that the renderer knows', () => {
        const texts = [context, ...Object.values(phrases)].join('\n');
        const elements = [...texts.matchAll(/<\/?([a-z0-9]+)/g)].map(([, element = '']) => element);
        expect(elements.filter((element) => !TAGS.has(element))).to.deep.equal([]);
      });

      it('has a phrase for every key and a use for every phrase', () => {
        expect([...new Set(scan.phrases.map(({key}) => key))].sort()).to.deep.equal(Object.keys(phrases).sort());
      });

      it('gives every phrase as many arguments as it has placeholders', () => {
        for (const {key, args} of scan.phrases)
          expect(placeholdersOf(phrases[key] ?? ''), key).to.deep.equal(args.map((_, index) => `{${String(index)}}`));
      });

      it('describes in its model every value that it prints', () => {
        expect([...scan.paths].filter((path) => !describes(model, path))).to.deep.equal([]);
      });

      it('keeps all words for people in the phrases', () => {
        expect(context).not.to.match(/[\u0400-\u04FF]/);
      });

      it('keeps Russian typography: «quotes», and spaces that do not break after №, ст. and before a dash', () => {
        for (const [key, phrase] of Object.entries(phrases))
          expect(phrase, key).not.to.match(/["“”]|№ | —|ст\. \d|^\d+\.\d+\. | {2}| $/);
      });
    });
  }
});

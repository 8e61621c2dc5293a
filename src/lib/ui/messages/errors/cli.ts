import type {FieldProblem} from '../../../domain/errors.js';
import {problemTexts} from '../problems.js';
import type {ErrorCatalogue, Language} from '../types.js';

type CliErrors =
  | 'unknown_command'
  | 'unknown_flag'
  | 'missing_argument'
  | 'unexpected_argument'
  | 'bad_option'
  | 'missing_flag'
  | 'flag_value_missing'
  | 'account_expected'
  | 'number_expected'
  | 'flags_exclude'
  | 'flag_alone'
  | 'bad_usage'
  | 'unknown_column'
  | 'registry_not_chosen'
  | 'registry_not_here'
  | 'secret_needed'
  | 'secret_empty'
  | 'secrets_differ'
  | 'file_not_readable'
  | 'file_not_data'
  | 'invalid_data'
  | 'file_exists'
  | 'file_not_writable'
  | 'config_invalid'
  | 'needs_yes'
  | 'profile_name_invalid'
  | 'sandbox_network_fixed'
  | 'endpoint_invalid'
  | 'chain_id_invalid'
  | 'registry_of_other_chain';

const list = (language: Language, problems: FieldProblem[]): string =>
  problems
    .map(({field, problem, expected}) => `\n  ${field}: ${problemTexts[language][problem](expected ?? '')}`)
    .join('');

/** What the system says of a file, by its code; other codes stand for themselves. */
const FAULTS: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    ENOENT: 'такого файла или папки нет',
    EISDIR: 'это папка',
    ENOTREG: 'это не обычный файл',
    EILSEQ: 'он не в кодировке UTF-8; сохраните его заново как UTF-8',
    ENOTDIR: 'в пути стоит файл вместо папки',
    EEXIST: 'там уже есть файл с этим именем',
    EACCES: 'нет прав доступа',
    EPERM: 'нет прав доступа',
    EROFS: 'диск только для чтения',
    ENOSPC: 'на диске нет места',
    EFBIG: 'файл слишком велик',
  },
  en: {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder',
    ENOTREG: 'it is no regular file',
    EILSEQ: 'it is not in UTF-8; save it again as UTF-8',
    ENOTDIR: 'the path has a file where a folder should be',
    EEXIST: 'there is a file with this name',
    EACCES: 'no access',
    EPERM: 'no access',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EFBIG: 'the file is too large',
  },
};

export const cliErrors = {
  ru: {
    unknown_command: ({command, near}) => ({
      message: `Нет такой команды: «${command}».`,
      hint:
        near === undefined
          ? 'Список команд: coopctl --help'
          : `Может быть, «coopctl ${near}»? Список команд: coopctl --help`,
    }),
    unknown_flag: ({flags, command}) => ({
      message: `Неизвестный ключ: ${flags.join(', ')}`,
      hint: `Ключи команды: coopctl ${command} --help`,
    }),
    missing_argument: ({names, command}) => ({
      message: `Не указано: ${names.join(', ')}`,
      hint: `Как вызывать: coopctl ${command} --help`,
    }),
    unexpected_argument: ({count, command}) => ({
      message: `Лишних слов в команде: ${count}.`,
      hint: `Значения с пробелами берите в кавычки. Как вызывать: coopctl ${command} --help`,
    }),
    bad_option: ({name, options, command}) => ({
      message: `${name === '' ? 'Допустимо' : `${name}: допустимо`} только ${options.join(', ')}`,
      hint: `Как вызывать: coopctl ${command} --help`,
    }),
    missing_flag: ({name, command}) => ({
      message: `Не хватает ключа --${name}.`,
      hint: `Укажите --${name}. Подробно: coopctl ${command} --help`,
    }),
    account_expected: ({name, command}) => ({
      message: `--${name}: нужно имя аккаунта, до 12 знаков из a–z и 1–5.`,
      hint: `Как вызывать: coopctl ${command} --help`,
    }),
    flag_value_missing: ({name, command}) => ({
      message: `После --${name} нет значения.`,
      hint: `Ключи команды: coopctl ${command} --help`,
    }),
    number_expected: ({min, max, command}) => ({
      message: `Нужно целое число${min === undefined ? '' : ` не меньше ${min}`}${max === undefined ? '' : ` не больше ${max}`}.`,
      hint: `Как вызывать: coopctl ${command} --help`,
    }),
    flags_exclude: ({flags, command}) => ({
      message: `Вместе не указывают: ${flags.join(' и ')}.`,
      hint: `Оставьте одно из двух. Подробно: coopctl ${command} --help`,
    }),
    flag_alone: ({flag, needs, command}) => ({
      message: `${flag} указывают только вместе с ${needs}.`,
      hint: `Добавьте ${needs} или уберите ${flag}. Подробно: coopctl ${command} --help`,
    }),
    bad_usage: ({reason, command}) => ({
      message: `Команда вызвана неверно: ${reason}`,
      hint: `Как вызывать: coopctl ${command} --help`,
    }),
    unknown_column: ({names, known}) => ({
      message: `Нет таких столбцов: ${names.join(', ')}`,
      hint: `Есть столбцы: ${known.join(', ')}`,
    }),
    registry_not_chosen: ({found}) => ({
      message: `В папке несколько реестров: ${found.join(', ')}`,
      hint: 'Укажите нужный ключом --registry ФАЙЛ или переменной COOPCTL_REGISTRY.',
    }),
    registry_not_here: ({folder}) => ({
      message: `В папке ${folder} нет реестра (файла *.coop).`,
      hint: 'Укажите его ключом --registry ФАЙЛ или создайте: coopctl init',
    }),
    secret_needed: ({what, variable, flag}) => ({
      message: what === 'pin' ? 'Нужен ПИН-код карты.' : 'Нужна парольная фраза реестра.',
      hint: `Без терминала дайте её переменной ${variable} или файлом: --${flag} ФАЙЛ`,
    }),
    secret_empty: ({what}) => ({
      message: what === 'pin' ? 'ПИН-код пуст.' : 'Парольная фраза пуста.',
      hint: 'Введите непустое значение.',
    }),
    secrets_differ: ({what}) => ({
      message: what === 'pin' ? 'ПИН-коды не совпали.' : 'Парольные фразы не совпали.',
      hint: 'Повторите команду и введите одно и то же дважды.',
    }),
    file_not_readable: ({file, reason}) => ({
      message: `Файл не читается: ${file} (${FAULTS.ru[reason] ?? reason})`,
      hint: 'Проверьте путь и права доступа.',
    }),
    file_not_data: ({file, line}) => ({
      message: `В файле ${file} нет данных, которые можно прочесть${line === undefined ? '' : `; ошибка в строке ${line}`}: нужен YAML или JSON с полями вида «имя: значение».`,
      hint: 'Возьмите за образец файлы из папки examples.',
    }),
    invalid_data: ({what, problems}) => ({
      message: `Данные не приняты (${what}):${list('ru', problems)}`,
      hint: 'Исправьте все перечисленные поля и повторите. Ничего не записано.',
    }),
    file_exists: ({file}) => ({
      message: `Файл уже есть: ${file}`,
      hint: 'Укажите другое имя: существующие файлы не перезаписываются.',
    }),
    file_not_writable: ({file, reason}) => ({
      message: `Файл не записан: ${file} (${FAULTS.ru[reason] ?? reason})`,
      hint: 'Укажите другое место, где вам можно создавать файлы.',
    }),
    config_invalid: ({file, key}) => ({
      message: `Неверная настройка «${key}» в файле ${file}.`,
      hint: 'Исправьте или удалите её.',
    }),
    profile_name_invalid: ({name}) => ({
      message: `«${name}» не годится в имя сети.`,
      hint: 'Имя — до 31 знака: строчные латинские буквы, цифры и дефис, сначала буква.',
    }),
    sandbox_network_fixed: () => ({
      message: 'Узел сети sandbox назвать нельзя: свой адрес сообщает сама песочница.',
      hint: 'Дайте своей сети другое имя: coopctl chain use local --endpoint АДРЕС',
    }),
    endpoint_invalid: ({url}) => ({
      message: `«${url}» не адрес узла.`,
      hint: 'Нужен адрес http:// или https:// без пароля и параметров, например https://node.example.test.',
    }),
    chain_id_invalid: ({chain_id}) => ({
      message: `«${chain_id}» не идентификатор цепочки.`,
      hint: 'Это 64 шестнадцатеричные цифры; узел называет их в coopctl chain info.',
    }),
    registry_of_other_chain: ({file, profile, expected, found}) => ({
      message: `Реестр ${file} принадлежит другому блокчейну (${expected}), а сеть ${profile} — это ${found}.`,
      hint: 'Реестр остаётся в своей сети. Выбрать сеть для новых реестров: эта же команда в папке без реестра.',
    }),
    needs_yes: ({command}) => ({
      message: `Команда coopctl ${command} требует подтверждения, а спросить здесь некого.`,
      hint: 'Повторите её так же, добавив ключ --yes.',
    }),
  },
  en: {
    unknown_command: ({command, near}) => ({
      message: `There is no command “${command}”.`,
      hint:
        near === undefined
          ? 'List of commands: coopctl --help'
          : `Did you mean “coopctl ${near}”? List of commands: coopctl --help`,
    }),
    unknown_flag: ({flags, command}) => ({
      message: `Unknown flag: ${flags.join(', ')}`,
      hint: `Flags of the command: coopctl ${command} --help`,
    }),
    missing_argument: ({names, command}) => ({
      message: `Missing: ${names.join(', ')}`,
      hint: `How to call it: coopctl ${command} --help`,
    }),
    unexpected_argument: ({count, command}) => ({
      message: `Words too many in the command: ${count}.`,
      hint: `Put values with spaces in quotes. How to call it: coopctl ${command} --help`,
    }),
    bad_option: ({name, options, command}) => ({
      message: `${name === '' ? 'It' : name} must be one of ${options.join(', ')}`,
      hint: `How to call it: coopctl ${command} --help`,
    }),
    missing_flag: ({name, command}) => ({
      message: `The flag --${name} is missing.`,
      hint: `Give --${name}. More: coopctl ${command} --help`,
    }),
    account_expected: ({name, command}) => ({
      message: `--${name}: an account name is expected, up to 12 of a–z and 1–5.`,
      hint: `How to call it: coopctl ${command} --help`,
    }),
    flag_value_missing: ({name, command}) => ({
      message: `--${name} needs a value.`,
      hint: `Flags of the command: coopctl ${command} --help`,
    }),
    number_expected: ({min, max, command}) => ({
      message: `A whole number is expected${min === undefined ? '' : `, at least ${min}`}${max === undefined ? '' : `, at most ${max}`}.`,
      hint: `How to call it: coopctl ${command} --help`,
    }),
    flags_exclude: ({flags, command}) => ({
      message: `These exclude each other: ${flags.join(' and ')}.`,
      hint: `Leave one of the two. More: coopctl ${command} --help`,
    }),
    flag_alone: ({flag, needs, command}) => ({
      message: `${flag} is given with ${needs} only.`,
      hint: `Add ${needs} or leave ${flag} away. More: coopctl ${command} --help`,
    }),
    bad_usage: ({reason, command}) => ({
      message: `Wrong usage: ${reason}`,
      hint: `How to call it: coopctl ${command} --help`,
    }),
    unknown_column: ({names, known}) => ({
      message: `There are no such columns: ${names.join(', ')}`,
      hint: `Columns: ${known.join(', ')}`,
    }),
    registry_not_chosen: ({found}) => ({
      message: `There are several registries in this folder: ${found.join(', ')}`,
      hint: 'Choose one with --registry FILE or COOPCTL_REGISTRY.',
    }),
    registry_not_here: ({folder}) => ({
      message: `There is no registry (file *.coop) in the folder ${folder}.`,
      hint: 'Name it with --registry FILE or create one: coopctl init',
    }),
    secret_needed: ({what, variable, flag}) => ({
      message: what === 'pin' ? "The card's PIN is needed." : "The registry's passphrase is needed.",
      hint: `Without a terminal give it by ${variable} or by a file: --${flag} FILE`,
    }),
    secret_empty: ({what}) => ({
      message: what === 'pin' ? 'The PIN is empty.' : 'The passphrase is empty.',
      hint: 'Give a value that is not empty.',
    }),
    secrets_differ: ({what}) => ({
      message: what === 'pin' ? 'The two PINs differ.' : 'The two passphrases differ.',
      hint: 'Run the command again and enter the same twice.',
    }),
    file_not_readable: ({file, reason}) => ({
      message: `The file cannot be read: ${file} (${FAULTS.en[reason] ?? reason})`,
      hint: 'Check the path and the access rights.',
    }),
    file_not_data: ({file, line}) => ({
      message: `The file ${file} holds no data that can be read${line === undefined ? '' : `; the fault is in line ${line}`}: YAML or JSON with fields like "name: value" is needed.`,
      hint: 'Take the files in the folder examples as a pattern.',
    }),
    invalid_data: ({what, problems}) => ({
      message: `The data are not accepted (${what}):${list('en', problems)}`,
      hint: 'Correct all the fields listed and run it again. Nothing was written.',
    }),
    file_exists: ({file}) => ({
      message: `The file exists already: ${file}`,
      hint: 'Choose another name: existing files are not overwritten.',
    }),
    file_not_writable: ({file, reason}) => ({
      message: `The file was not written: ${file} (${FAULTS.en[reason] ?? reason})`,
      hint: 'Choose another place, where you may make files.',
    }),
    config_invalid: ({file, key}) => ({
      message: `Wrong setting “${key}” in the file ${file}.`,
      hint: 'Correct or remove it.',
    }),
    profile_name_invalid: ({name}) => ({
      message: `“${name}” is no name for a network.`,
      hint: 'A name has up to 31 characters: small Latin letters, digits and hyphens, a letter first.',
    }),
    sandbox_network_fixed: () => ({
      message: 'The network sandbox takes no node: the sandbox itself tells its address.',
      hint: 'Give your network another name: coopctl chain use local --endpoint ADDRESS',
    }),
    endpoint_invalid: ({url}) => ({
      message: `“${url}” is no address of a node.`,
      hint: 'Give an http:// or https:// address without password and parameters, such as https://node.example.test.',
    }),
    chain_id_invalid: ({chain_id}) => ({
      message: `“${chain_id}” is no chain id.`,
      hint: 'It has 64 hexadecimal digits; a node tells them in coopctl chain info.',
    }),
    registry_of_other_chain: ({file, profile, expected, found}) => ({
      message: `Registry ${file} belongs to another chain (${expected}); the network ${profile} is ${found}.`,
      hint: 'A registry stays on its chain. To choose the network of new registries, run this in a folder without one.',
    }),
    needs_yes: ({command}) => ({
      message: `coopctl ${command} needs a confirmation, and there is nobody to ask here.`,
      hint: 'Run it again in the same way with --yes.',
    }),
  },
} satisfies ErrorCatalogue<CliErrors>;

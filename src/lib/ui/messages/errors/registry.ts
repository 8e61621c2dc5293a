import type {ErrorParams} from '../../../domain/errors.js';
import {plural, type ErrorCatalogue} from '../types.js';

type RegistryErrors =
  | 'registry_not_found'
  | 'registry_exists'
  | 'registry_no_access'
  | 'passphrase_required'
  | 'wrong_passphrase'
  | 'not_a_registry'
  | 'registry_newer'
  | 'registry_outdated'
  | 'registry_locked'
  | 'registry_damaged'
  | 'registry_readonly'
  | 'disk_full'
  | 'key_folder_unsafe'
  | 'version_out_of_order'
  | 'member_exists'
  | 'member_not_found'
  | 'member_type_fixed'
  | 'document_not_found'
  | 'document_ambiguous'
  | 'template_ambiguous'
  | 'document_bytes_differ'
  | 'document_conflict'
  | 'outbox_key_taken'
  | 'outbox_transaction_taken'
  | 'outbox_entry_not_found';

type Identity = ErrorParams['member_exists']['by'];

const sameRu: Record<Identity, string> = {
  account: 'с этим именем аккаунта и другими данными',
  person: 'с тем же именем и датой рождения',
  inn: 'с тем же ИНН',
  ogrn: 'с тем же ОГРН',
  email: 'с тем же адресом электронной почты',
};

const sameEn: Record<Identity, string> = {
  account: 'this account name and other data',
  person: 'the same name and birth date',
  inn: 'the same INN',
  ogrn: 'the same OGRN',
  email: 'the same e-mail address',
};

export const registryErrors = {
  ru: {
    registry_not_found: ({file}) => ({
      message: `Реестра ${file} нет.`,
      hint: 'Проверьте путь в --registry или создайте реестр: coopctl init ФАЙЛ',
    }),
    registry_exists: ({file}) => ({
      message: `Файл ${file} уже есть; он не тронут.`,
      hint: 'Выберите другое имя или откройте этот реестр: coopctl status --registry ФАЙЛ',
    }),
    registry_no_access: ({file, reason}) => ({
      message: `Нет доступа к ${file} (${reason}).`,
      hint: 'Проверьте, что папка существует и у вас есть право читать и писать в ней.',
    }),
    passphrase_required: ({file}) => ({
      message: `Реестр ${file} зашифрован: нужна непустая парольная фраза.`,
      hint: 'Передайте её в COOPCTL_PASSPHRASE или ключом --passphrase-file либо откройте сеанс: coopctl unlock',
    }),
    wrong_passphrase: ({file}) => ({
      message: `Парольная фраза не подходит к ${file}.`,
      hint: 'Проверьте раскладку и Caps Lock. Если фраза верна, то файл повреждён или это не реестр: возьмите резервную копию.',
    }),
    not_a_registry: ({file}) => ({
      message: `${file} не является реестром coopctl.`,
      hint: 'Укажите файл реестра (обычно *.coop) ключом --registry.',
    }),
    registry_newer: ({file, found, known}) => ({
      message: `Реестр ${file} создан более новой программой: его схема ${found}, эта знает до ${known}.`,
      hint: 'Обновите coopctl. Файл не тронут.',
    }),
    registry_outdated: ({file, found, known}) => ({
      message: `Схема реестра ${file} старая: ${found}, нужна ${known}; только для чтения её не обновить.`,
      hint: 'Выполните с правом записи любую команду, например coopctl status: схема обновится, копия останется рядом.',
    }),
    registry_locked: ({file}) => ({
      message: `Реестр ${file} занят другой командой.`,
      hint: 'Дождитесь её конца и повторите. Ничего не изменено.',
    }),
    registry_damaged: ({file, detail}) => ({
      message: `Реестр ${file} повреждён (${detail}).`,
      hint: 'Сохраните файл как есть и восстановите реестр из резервной копии. Проверка: coopctl doctor',
    }),
    registry_readonly: ({file}) => ({
      message: `Реестр ${file} открыт только для чтения.`,
      hint: 'Проверьте права на файл и папку. Ничего не изменено.',
    }),
    disk_full: ({file}) => ({
      message: `На диске с ${file} нет места.`,
      hint: 'Освободите место и повторите команду. Начатое изменение отменено целиком.',
    }),
    key_folder_unsafe: ({folder}) => ({
      message: `Папка ${folder} не принадлежит вам или открыта другим: ключ в ней не хранится.`,
      hint: 'Удалите её или задайте свою папку в XDG_RUNTIME_DIR.',
    }),
    version_out_of_order: ({table, key, block_num, newest}) => ({
      message: `Изменение ${table}/${key} с блока ${block_num} отклонено: есть версия с блока ${newest}.`,
      hint: 'Узел отстаёт или это другая сеть: проверьте coopctl chain info и повторите.',
    }),
    member_exists: ({account, by}) => ({
      message: `Пайщик ${sameRu[by]} уже есть: ${account}.`,
      hint: `Посмотрите: coopctl member show ${account}`,
    }),
    member_not_found: ({account}) => ({
      message: `Пайщика ${account} в реестре нет.`,
      hint: 'Найдите его: coopctl member list --search ЧАСТЬ_ИМЕНИ',
    }),
    member_type_fixed: ({account}) => ({
      message: `Вид лица у пайщика ${account} не меняется.`,
      hint: `Заведите нового пайщика: coopctl member add. Прежний: coopctl member show ${account}`,
    }),
    document_not_found: ({hash}) => ({
      message: `Документа ${hash} в реестре нет.`,
      hint: 'Список документов: coopctl document list',
    }),
    document_ambiguous: ({prefix, count}) => ({
      message: `На ${prefix} начинаются хэши ${count} ${plural(count, 'документа', 'документов', 'документов')}.`,
      hint: 'Укажите больше знаков хэша: coopctl document list',
    }),
    template_ambiguous: ({hash}) => ({
      message: `С ${hash} начинаются хэши нескольких редакций шаблонов.`,
      hint: 'Укажите больше знаков хэша: coopctl template list --json',
    }),
    document_bytes_differ: ({doc_hash}) => ({
      message: `Байты PDF не соответствуют хэшу ${doc_hash}.`,
      hint: 'Документ не сохранён. Проверьте файл: coopctl document verify ФАЙЛ',
    }),
    document_conflict: ({doc_hash}) => ({
      message: `Документ ${doc_hash} уже сохранён с другими сведениями.`,
      hint: `Сохранённое не тронуто: coopctl document show ${doc_hash}`,
    }),
    outbox_key_taken: ({key}) => ({
      message: `Это действие уже отправляется или отправлено: ${key}.`,
      hint: 'Посмотрите: coopctl outbox list; дождитесь: coopctl outbox wait',
    }),
    outbox_transaction_taken: ({transaction_id}) => ({
      message: `Такая же транзакция уже есть в исходящих: ${transaction_id}.`,
      hint: 'Повторите команду: будет составлена другая. Исходящие: coopctl outbox list',
    }),
    outbox_entry_not_found: ({id}) => ({
      message: `Записи ${id} в исходящих нет.`,
      hint: 'Список исходящих: coopctl outbox list',
    }),
  },
  en: {
    registry_not_found: ({file}) => ({
      message: `There is no registry ${file}.`,
      hint: 'Check the path in --registry or create one: coopctl init FILE',
    }),
    registry_exists: ({file}) => ({
      message: `The file ${file} exists already; it was left as it is.`,
      hint: 'Choose another name, or open this registry: coopctl status --registry FILE',
    }),
    registry_no_access: ({file, reason}) => ({
      message: `No access to ${file} (${reason}).`,
      hint: 'Check that the folder exists and that you may read and write there.',
    }),
    passphrase_required: ({file}) => ({
      message: `The registry ${file} is encrypted: a passphrase is needed, and not an empty one.`,
      hint: 'Give it in COOPCTL_PASSPHRASE or by --passphrase-file, or open a session: coopctl unlock',
    }),
    wrong_passphrase: ({file}) => ({
      message: `The passphrase does not open ${file}.`,
      hint: 'Check keyboard layout and Caps Lock. If it is right, the file is damaged or no registry: take a backup.',
    }),
    not_a_registry: ({file}) => ({
      message: `${file} is not a coopctl registry.`,
      hint: 'Name the registry file (usually *.coop) with --registry.',
    }),
    registry_newer: ({file, found, known}) => ({
      message: `The registry ${file} was made by a newer program: its schema is ${found}, this one knows up to ${known}.`,
      hint: 'Update coopctl. The file was not touched.',
    }),
    registry_outdated: ({file, found, known}) => ({
      message: `The schema of ${file} is old: ${found}, ${known} is needed; it cannot be updated while read-only.`,
      hint: 'Run any command with write access, for example coopctl status: it updates the schema and leaves a copy.',
    }),
    registry_locked: ({file}) => ({
      message: `Another command is using the registry ${file}.`,
      hint: 'Wait until it ends and run the command again. Nothing was changed.',
    }),
    registry_damaged: ({file, detail}) => ({
      message: `The registry ${file} is damaged (${detail}).`,
      hint: 'Keep the file as it is and restore the registry from a backup. To check: coopctl doctor',
    }),
    registry_readonly: ({file}) => ({
      message: `The registry ${file} is open for reading only.`,
      hint: 'Check the permissions of the file and its folder. Nothing was changed.',
    }),
    disk_full: ({file}) => ({
      message: `The disk of ${file} is full.`,
      hint: 'Free some space and run the command again. The change that was begun is undone as a whole.',
    }),
    key_folder_unsafe: ({folder}) => ({
      message: `The folder ${folder} is not yours or is open to others: no key is kept there.`,
      hint: 'Remove it, or name a folder of your own in XDG_RUNTIME_DIR.',
    }),
    version_out_of_order: ({table, key, block_num, newest}) => ({
      message: `The change of ${table}/${key} from block ${block_num} is refused: there is a version from block ${newest}.`,
      hint: 'The node lags behind or is of another network: look at coopctl chain info and try again.',
    }),
    member_exists: ({account, by}) => ({
      message: `There is a member with ${sameEn[by]}: ${account}.`,
      hint: `Look at it: coopctl member show ${account}`,
    }),
    member_not_found: ({account}) => ({
      message: `The registry has no member ${account}.`,
      hint: 'Find the member: coopctl member list --search PART_OF_NAME',
    }),
    member_type_fixed: ({account}) => ({
      message: `The kind of person of member ${account} does not change.`,
      hint: `Enter a new member: coopctl member add. The present one: coopctl member show ${account}`,
    }),
    document_not_found: ({hash}) => ({
      message: `The registry has no document ${hash}.`,
      hint: 'List the documents: coopctl document list',
    }),
    document_ambiguous: ({prefix, count}) => ({
      message: `The hashes of ${count} documents begin with ${prefix}.`,
      hint: 'Give more characters of the hash: coopctl document list',
    }),
    template_ambiguous: ({hash}) => ({
      message: `The hashes of several editions of templates begin with ${hash}.`,
      hint: 'Give more characters of the hash: coopctl template list --json',
    }),
    document_bytes_differ: ({doc_hash}) => ({
      message: `The bytes of the PDF do not have the hash ${doc_hash}.`,
      hint: 'The document was not stored. Check the file: coopctl document verify FILE',
    }),
    document_conflict: ({doc_hash}) => ({
      message: `The document ${doc_hash} is stored already with other facts.`,
      hint: `What is stored was left as it is: coopctl document show ${doc_hash}`,
    }),
    outbox_key_taken: ({key}) => ({
      message: `This act is on its way or done already: ${key}.`,
      hint: 'Look at it: coopctl outbox list; wait for it: coopctl outbox wait',
    }),
    outbox_transaction_taken: ({transaction_id}) => ({
      message: `The outbox has the same transaction already: ${transaction_id}.`,
      hint: 'Run the command again: another one will be made. The outbox: coopctl outbox list',
    }),
    outbox_entry_not_found: ({id}) => ({
      message: `The outbox has no entry ${id}.`,
      hint: 'List the outbox: coopctl outbox list',
    }),
  },
} satisfies ErrorCatalogue<RegistryErrors>;

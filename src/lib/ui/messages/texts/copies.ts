import {bilingual} from '../bilingual.js';

/** What commands say about signed copies and packages. */
export const copyTexts = bilingual({
  ru: {
    written: (file: string) => `Записано: ${file}`,
    signedCopy: (file: string) => `Подписанная копия: ${file}`,
    signatures: (file: string) => `Подписи отдельным файлом: ${file}`,
    howToVerify: (path: string) => `Проверит любой, без реестра и интернета: coopctl document verify ${path}`,
    packaged: (folder: string, count: number) => `Пакет в папке ${folder}, документов: ${count}`,
    missing: (count: number) => `Связанных документов нет в реестре и в пакете: ${count}.`,
    withoutPdf: (count: number) => `Есть в блокчейне, но PDF в реестре нет, и в пакет не вошли: ${count}.`,
    leftOut: (count: number) => `Не подписаны и в пакет не вошли: ${count}.`,
    signedBy: (who: string, at: string, key: string) => `Подписано: ${who}, ${at} UTC, ключ ${key}`,
    genuine: (hash: string) => `Подписанная копия документа ${hash} подлинная: страницы, лист подписей и вложения`,
    attachmentsOnly: (hash: string) => `Вложенный документ ${hash} не изменён, подписи верны`,
    packageGenuine: (count: number) => `Пакет не изменён, подписи верны. Документов: ${count}`,
    notOpened: 'Реестр в этой папке закрыт, с ним не сверено. Откройте его: coopctl unlock',
    notes: {
      alone: 'Проверено без реестра: кто обязан был подписать и чьи это имена, по одному файлу не узнать.',
      other_cooperative: 'Документ другого кооператива: с реестром в этой папке не сверен.',
      pages_unproven: 'Проверены только вложения. Страницы самого файла не проверены: верьте вложенному документу.',
      keys_unproven:
        'Чьи это ключи, не проверено: под чужим именем мог подписать любой. Спросите блокчейн: --chain, или откройте реестр кооператива.',
      not_kept: 'Этого документа в реестре кооператива нет: сверены только участники.',
      record_unknown: 'Ключи сверены с блокчейном; запись о документе без реестра не ищется.',
    },
  },
  en: {
    written: (file) => `Written: ${file}`,
    signedCopy: (file) => `Signed copy: ${file}`,
    signatures: (file) => `Signatures as a file of their own: ${file}`,
    howToVerify: (path) => `Anybody can verify it, without registry and network: coopctl document verify ${path}`,
    packaged: (folder, count) => `Package in the folder ${folder}, documents: ${count}`,
    missing: (count) => `Linked documents that are neither in the registry nor in the package: ${count}.`,
    withoutPdf: (count) => `On chain, but the registry has no PDF, and so not in the package: ${count}.`,
    leftOut: (count) => `Not signed, and so not in the package: ${count}.`,
    signedBy: (who, at, key) => `Signed: ${who}, ${at} UTC, key ${key}`,
    genuine: (hash) => `The signed copy of document ${hash} is genuine: pages, signature sheet and attachments`,
    attachmentsOnly: (hash) => `The attached document ${hash} is unchanged, its signatures are valid`,
    packageGenuine: (count) => `The package is unchanged, its signatures are valid. Documents: ${count}`,
    notOpened: 'The registry in this folder is locked: not compared with it. Open it: coopctl unlock',
    notes: {
      alone: 'Verified without a registry: a file alone cannot tell who had to sign and whose names these are.',
      other_cooperative: 'The document is of another cooperative: not compared with the registry in this folder.',
      pages_unproven:
        'Only the attachments were verified. The pages of the file were not: trust the attached document.',
      keys_unproven:
        'Whose keys these are was not verified: anybody can sign under any name. Ask the chain: --chain, or open the registry of the cooperative.',
      not_kept: "The cooperative's registry does not have this document: only the persons were compared.",
      record_unknown: 'The keys were checked on chain; without a registry the record is not searched for.',
    },
  },
});

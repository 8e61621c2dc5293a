import type {PdfRefusal} from '../../../domain/pdf.js';
import type {ErrorCatalogue} from '../types.js';

const REASONS_RU: Record<PdfRefusal, string> = {
  not_pdf: 'это не PDF',
  encrypted: 'файл зашифрован',
  too_large: 'файл слишком велик или распаковывается без меры',
  damaged: 'файл повреждён',
  not_plain: 'файл дополнялся, упакован или повреждён: разные программы могут показать его по-разному',
  has_attachments: 'в файл уже что-то вложено',
  active: 'в файле не только страницы: формы, слои, пометки или программы. Разные программы покажут его по-разному',
  bad_times: 'время документа или подписи не читается',
  unreadable: 'устройство файла не читается',
};

const REASONS_EN: Record<PdfRefusal, string> = {
  not_pdf: 'it is no PDF',
  encrypted: 'the file is encrypted',
  too_large: 'the file is too large, or unpacks to too much',
  damaged: 'the file is damaged',
  not_plain: 'the file was updated, packed or damaged: programs may show it differently',
  has_attachments: 'something is attached to the file already',
  active: 'it has more than pages: forms, layers, notes or programs, which programs show differently',
  bad_times: "the document's or a signature's time cannot be read",
  unreadable: "the file's structure cannot be read",
};

/** Errors of signed copies and packages. */
export const copyErrors = {
  ru: {
    pdf_refused: ({reason}) => ({
      message: `С этим PDF работать нельзя: ${REASONS_RU[reason]}.`,
      hint: 'Сам документ и его подписи отдельными файлами: coopctl document export ХЭШ --out ФАЙЛ --sig ФАЙЛ',
    }),
    bad_manifest: ({fields}) => ({
      message: `Опись пакета не читается, неверны поля: ${fields}.`,
      hint: 'Возьмите пакет из исходного места ещё раз; новый делает coopctl document package.',
    }),
    target_unknown: ({target}) => ({
      message: `Нет ни файла, ни документа: ${target}.`,
      hint: 'Укажите файл, папку с пакетом или хэш документа из реестра; их показывает coopctl document list',
    }),
    no_package_here: ({folder}) => ({
      message: `В папке ${folder} нет пакета документов (файла manifest.json).`,
      hint: 'Пакет делает coopctl document package ХЭШ. Один документ: coopctl document verify ФАЙЛ',
    }),
    nothing_to_verify: ({file}) => ({
      message: `В файле ${file} нет подписей, и рядом нет ни реестра, ни файла подписей.`,
      hint: 'Проверяется подписанная копия (coopctl document export ХЭШ --signed) или PDF с файлом .sig: coopctl document verify ФАЙЛ --envelope ФАЙЛ.sig',
    }),
  },
  en: {
    pdf_refused: ({reason}) => ({
      message: `This PDF cannot be worked with: ${REASONS_EN[reason]}.`,
      hint: 'The document and its signatures as separate files: coopctl document export HASH --out FILE --sig FILE',
    }),
    bad_manifest: ({fields}) => ({
      message: `The manifest of the package cannot be read, wrong fields: ${fields}.`,
      hint: 'Take the package from its source again; coopctl document package makes a new one.',
    }),
    target_unknown: ({target}) => ({
      message: `There is neither a file nor a document ${target}.`,
      hint: "Give a file, a package's folder, or the hash of a document of the registry; coopctl document list shows them",
    }),
    no_package_here: ({folder}) => ({
      message: `The folder ${folder} has no package of documents (no file manifest.json).`,
      hint: 'coopctl document package HASH makes a package. A single document: coopctl document verify FILE',
    }),
    nothing_to_verify: ({file}) => ({
      message: `There are no signatures in ${file}, and neither a registry nor a file of signatures beside it.`,
      hint: 'Verify a signed copy (coopctl document export HASH --signed), or a PDF with its .sig: coopctl document verify FILE --envelope FILE.sig',
    }),
  },
} satisfies ErrorCatalogue<'pdf_refused' | 'bad_manifest' | 'target_unknown' | 'no_package_here' | 'nothing_to_verify'>;

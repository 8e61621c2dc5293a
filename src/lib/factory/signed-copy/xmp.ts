import type {Conformance} from './types.js';

/** Facts of a file that stand both in its Info dictionary and in its XMP; they must agree. */
export interface FileFacts {
  title: string;
  subject: string;
  creator: string;
  producer: string;
  lang: string;
  /** UTC, in whole seconds. */
  created: Date;
  modified: Date;
  conformance: Conformance;
}

/** The XMP packet of a signed copy (ISO 16684-1, PDF/A-3 of ISO 19005-3). Every value is escaped. */
export function xmpPacket(facts: FileFacts): string {
  const {title, subject, creator, producer, lang, created, modified, conformance} = facts;
  const claim =
    conformance === undefined
      ? []
      : ['<pdfaid:part>3</pdfaid:part>', `<pdfaid:conformance>${conformance}</pdfaid:conformance>`];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
      ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(subject)}</rdf:li></rdf:Alt></dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(lang)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${xmpDate(created)}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${xmpDate(modified)}</xmp:ModifyDate>`,
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    ...claim,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** `D:YYYYMMDDHHmmSSZ`, the form of dates inside a PDF. */
export function pdfDate(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
}

const xmpDate = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** XML has no place for most control characters, even escaped. */
function escapeXml(text: string): string {
  const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'};
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

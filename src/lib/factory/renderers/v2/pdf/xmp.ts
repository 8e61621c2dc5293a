import type {RenderJob} from '../../renderer.js';

/** What the metadata of a file say: the same as its information dictionary. */
export interface Metadata extends Pick<RenderJob['facts'], 'title' | 'subject' | 'keywords' | 'creator' | 'date'> {
  producer: string;
  /** 16 bytes. */
  id: Uint8Array;
}

/**
 * XMP packet of a file: the facts of its information dictionary, word for word, and that it is PDF/A-2a (ISO 19005-2,
 * 6.6.2 and 6.6.4).
 */
export function xmpPacket({title, subject, keywords, creator, producer, date, id}: Metadata): Uint8Array {
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  const alternative = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">',
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternative(title)}</dc:title>`,
    `<dc:description>${alternative(subject)}</dc:description>`,
    '<dc:language><rdf:Bag><rdf:li>ru</rdf:li></rdf:Bag></dc:language>',
    `<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>`,
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${moment}</xmp:MetadataDate>`,
    `<xmpMM:DocumentID>${uuid(id)}</xmpMM:DocumentID>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  return new TextEncoder().encode(packet);
}

/** Text of an XML element. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Characters that XML 1.0 cannot hold, not even escaped. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u;

/** True for a text that metadata can hold. */
export function isXmlText(text: string): boolean {
  return !NOT_XML.test(text);
}

function uuid(id: Uint8Array): string {
  const hex = Buffer.from(id).toString('hex');
  return `uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

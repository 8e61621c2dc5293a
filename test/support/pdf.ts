import {unzlibSync} from 'fflate';

/** Parts of a PDF file, for tests: its text without streams, and the streams unpacked. */
export interface OpenedPdf {
  structure: string;
  streams: string[];
}

/** Takes a PDF of our own renderer apart. */
export function openPdf(bytes: Uint8Array): OpenedPdf {
  const text = Buffer.from(bytes).toString('latin1');
  const streams: string[] = [];
  const structure = text.replace(/stream\n([\s\S]*?)\nendstream/g, (_match, body: string) => {
    const packed = Buffer.from(body, 'latin1');
    streams.push(packed[0] === 0x78 ? Buffer.from(unzlibSync(packed)).toString('latin1') : body);
    return 'stream';
  });
  return {structure, streams};
}

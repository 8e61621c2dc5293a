import type {Image} from '../images/image.js';
import type {Reference} from './pdfkit-internals.js';

/** Adds an image to the file as an object that pages can draw. */
export function embedImage(file: {ref(data: Record<string, unknown>): Reference}, image: Image): Reference {
  const facts = {Type: 'XObject', Subtype: 'Image', Width: image.width, Height: image.height, BitsPerComponent: 8};
  if (image.kind === 'jpeg') {
    const object = file.ref({...facts, ColorSpace: colorSpace(image.channels), Filter: 'DCTDecode'});
    object.end(image.bytes);
    return object;
  }
  const mask = image.alpha && file.ref({...facts, ColorSpace: 'DeviceGray'});
  mask?.end(image.alpha);
  const object = file.ref({...facts, ColorSpace: colorSpace(image.channels), ...(mask ? {SMask: mask} : {})});
  object.end(image.samples);
  return object;
}

function colorSpace(channels: number): string {
  return channels === 1 ? 'DeviceGray' : 'DeviceRGB';
}

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {CoopError, isCoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';

/** A font file of a pinned package, and the SHA-256 of its bytes: a changed font would change every document. */
interface FontFile {
  file: string;
  sha256: string;
}

const serif = (style: string, sha256: string): FontFile => ({
  file: `@expo-google-fonts/pt-serif/${style}/PTSerif_${style}.ttf`,
  sha256,
});

const sans = (style: string, sha256: string): FontFile => ({
  file: `@expo-google-fonts/pt-sans/${style}/PTSans_${style}.ttf`,
  sha256,
});

const FONT_FILES = {
  serif: serif('400Regular', '13d9f82f41fcd7d2813dc0a44a9639dec0c1e9a922ab96c7de8dec467c3dec55'),
  serifItalic: serif('400Regular_Italic', 'b75d426f372d18a53a4f7206b1cb90816432f699ba106ed8d1a79aef79622666'),
  serifBold: serif('700Bold', 'e868267095de0f61d908dfc18de98c5fc7b9185c8505a814f0fbb8eac627ecc5'),
  serifBoldItalic: serif('700Bold_Italic', '8c97cd67f86c470eec73f5795affc6303c0fadf682df48f0b0d837a3900cfbce'),
  sans: sans('400Regular', '23b91352992c21de231c39dd77441f7c5c3f3e684f4a06e31b65c63d33427560'),
  sansItalic: sans('400Regular_Italic', '72a98ad8f3c30a29c37aeddfa25baad0983ed9f39137a164262453944d8f05bb'),
  sansBold: sans('700Bold', '6233f84e139f226690649b3105c077b0f87ec24a23ca4a18ada298c962a06f4f'),
  sansBoldItalic: sans('700Bold_Italic', '18c002cfa215bac056c4de4399bc9bae6bd009ae1b240738c45ffa39e3dbeb71'),
};

/** PT Serif and PT Sans in four styles each. */
export type FontName = keyof typeof FONT_FILES;

const resolver = createRequire(import.meta.url);

/** Bytes of a font file. Throws `font_damaged` when they are missing or not the ones that documents were made with. */
export function readFont(name: FontName): Uint8Array {
  const {file, sha256} = FONT_FILES[name];
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolver.resolve(file));
  } catch (error) {
    throw new CoopError('font_damaged', 'integrity', {file}, {cause: error});
  }
  if (sha256Hex(bytes) !== sha256) throw new CoopError('font_damaged', 'integrity', {file});
  return bytes;
}

/** Font files that are missing or changed; empty when all is well. */
export function damagedFonts(): string[] {
  return Object.entries(FONT_FILES)
    .filter(([name]) => isDamaged(name as FontName))
    .map(([, {file}]) => file);
}

function isDamaged(name: FontName): boolean {
  try {
    readFont(name);
    return false;
  } catch (error) {
    if (isCoopError(error, 'font_damaged')) return true;
    throw error;
  }
}

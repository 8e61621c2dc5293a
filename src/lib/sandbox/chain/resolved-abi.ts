import {ABI} from '@wharfkit/antelope';

/** An ABI that looks up each of its types only once: the library does so for every value that it reads or writes. */
export class ResolvedAbi extends ABI {
  private readonly resolved = new Map<string, ABI.ResolvedType>();

  override resolveType(name: string): ABI.ResolvedType {
    const known = this.resolved.get(name);
    if (known) return known;
    const type = super.resolveType(name);
    this.resolved.set(name, type);
    return type;
  }
}

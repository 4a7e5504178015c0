/** Packages that only some commands need: loaded by these, and told of in words where they were not installed. */
import { refuse, type Refusal } from '../form/refusal';
import { wording } from './wording';

export interface Loaded<Library> {
  readonly kind: 'loaded';
  readonly library: Library;
}

const notThere: ReadonlySet<unknown> = new Set(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND']);

/** `load` is an `import()`; what is wrong with a package that is there is thrown on. */
export async function loadOptional<Library>(
  name: string,
  load: () => Promise<Library>,
): Promise<Loaded<Library> | Refusal> {
  try {
    return { kind: 'loaded', library: await load() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && notThere.has(error.code))
      return refuse('not-installed', wording.notInstalled(name));
    throw error;
  }
}

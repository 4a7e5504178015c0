/** Reads the arguments of one command: what may follow it, and a Chinese word for what may not. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { wording } from './wording';
import { type Refusal, refuse } from '../form/refusal';

export type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly kind: 'arguments';
  readonly files: readonly string[];
  /** The value of an option, where given. */
  readonly value: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Parses `args` against the options a command knows. */
export function readArguments(args: readonly string[], options: Options): Arguments | Refusal {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return {
      kind: 'arguments',
      files: positionals,
      value: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const named = /'(?:-\w, )?(--?[^'\s=<]+)/u.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    if (errorCode(error) !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      return refuse('usage', wording.unknownOption(named));
    }
    const isFlag = options[named.replace(/^--/u, '')]?.type === 'boolean';
    return refuse('usage', isFlag ? wording.needsNoValue(named) : wording.missingValue(named));
  }
}

/** Exactly `names.length` files, or what is missing or too much. */
export function filesNamed(args: Arguments, names: readonly string[]): readonly string[] | Refusal {
  const missing = names[args.files.length];
  if (missing !== undefined) return refuse('usage', wording.missingArgument(missing));
  const extra = args.files[names.length];
  return extra === undefined ? args.files : refuse('usage', wording.tooMany(extra));
}

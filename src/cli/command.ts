/** What a command is, and how it ends. */
import type { Arguments, Options } from './arguments';
import type { Refusal } from '../form/refusal';

/** 0 clean, 1 findings of error, 2 unreadable or wrongly called. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly options: Options;
  readonly run: (args: Arguments) => Promise<ExitCode | Refusal>;
}

/** A line of result, on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line about the work, on standard error, so that results can be piped. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

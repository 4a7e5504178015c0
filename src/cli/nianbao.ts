/** The command line: picks the command, turns refusals into words and exit codes, never shows a stack trace. */
import { unitLevels } from '../form/report';
import { HostError } from '../workbook/host-error';
import { readArguments } from './arguments';
import { keepNothingLong } from './engine';
import { say, tell, type Command, type ExitCode } from './command';
import { check } from './commands/check';
import { compare } from './commands/compare';
import { collectUnits } from './commands/collect';
import { draft } from './commands/draft';
import { figures } from './commands/figures';
import { importReport } from './commands/import';
import { ledger } from './commands/ledger';
import { newReport } from './commands/new';
import { picture } from './commands/picture';
import { queue } from './commands/queue';
import { report } from './commands/report';
import { rollup } from './commands/rollup';
import { trace } from './commands/trace';
import { help, wording } from './wording';
import { version } from './version';
import { isRefusal, refuse, type Refusal } from '../form/refusal';

const commands: readonly Command[] = [
  newReport,
  importReport,
  check,
  figures,
  ledger,
  draft,
  report,
  picture,
  compare,
  collectUnits,
  rollup,
  trace,
  queue,
];

function helpOn(name: string): string {
  const text = help.replace('LEVELS', unitLevels.join('、'));
  const lines = text.split('\n');
  // A command of several verbs has as many entries.
  let isOf = false;
  const found = lines.filter((line) => {
    if (!line.startsWith('   ')) isOf = line.startsWith(`  nianbao ${name} `);
    return isOf;
  });
  return name === '' || found.length === 0 ? text : found.join('\n');
}

function refuseWith({ message }: Refusal): ExitCode {
  tell(message);
  return 2;
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    say(helpOn(rest[0] ?? ''));
    return 0;
  }
  if (name === '--version' || name === '-v') {
    say(version);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    tell(wording.unknownCommand(name));
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    say(helpOn(name));
    return 0;
  }
  const args = readArguments(rest, command.options);
  if (isRefusal(args)) return refuseWith(args);
  try {
    const result = await command.run(args);
    return typeof result === 'number' ? result : refuseWith(result);
  } catch (error) {
    if (error instanceof HostError) return refuseWith(refuse('host', error.message));
    throw error;
  }
}

keepNothingLong();
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    tell(wording.unexpected(error instanceof Error ? error.message : String(error)));
    process.exitCode = 2;
  },
);

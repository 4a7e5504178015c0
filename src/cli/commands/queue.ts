/** `nianbao queue add|work|status`: a province's reports on a queue, checked by as many machines as there are. */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { today } from '../../actions/today';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import type { Arguments } from '../arguments';
import { say, tell, type Command, type ExitCode } from '../command';
import { lanesOf, progressBar } from '../lanes';
import { filesABatch } from '../parquet/keep';
import { openStore, type Store } from '../parquet/store';
import { usualLimits } from '../pool/carrier';
import { addFolder } from '../queue/add';
import { openQueue, type OpenQueue } from '../queue/open-queue';
import { statusOf } from '../queue/status';
import { work } from '../queue/work';
import { wording } from '../wording';

/** A whole number within limits, `usual` where none is given, undefined where it is none. */
function numberOf(text: string | undefined, usual: number, least: number, most: number): number | undefined {
  const number = text === undefined ? usual : Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** Does `act` with the queue and the results of `--out`, and closes the queue after it. */
async function withQueue(
  args: Arguments,
  make: boolean,
  act: (open: OpenQueue, store: Store) => Promise<ExitCode | Refusal>,
): Promise<ExitCode | Refusal> {
  const out = args.value('out');
  if (out === undefined) return refuse('usage', wording.needsOut);
  const store = await openStore(out);
  if (isRefusal(store)) return store;
  const open = await openQueue(out, args.value('redis'), make);
  if (isRefusal(open)) return open;
  try {
    return await act(open, store);
  } finally {
    await open.close();
  }
}

async function folderOf(args: Arguments): Promise<string | Refusal> {
  const [, folder, extra] = args.files;
  if (folder === undefined) return refuse('usage', wording.missingArgument('年报所在的文件夹'));
  if (extra !== undefined) return refuse('usage', wording.tooMany(extra));
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isFolder ? folder : refuse('not-found', wording.noFolder(folder));
}

async function add(args: Arguments): Promise<ExitCode | Refusal> {
  const folder = await folderOf(args);
  if (isRefusal(folder)) return folder;
  const batch = numberOf(args.value('batch'), filesABatch, 1, 2_000);
  if (batch === undefined) return refuse('usage', wording.badBatch);
  return withQueue(args, true, async (open) => {
    let bar: ReturnType<typeof progressBar> | undefined;
    const added = await addFolder(folder, open, {
      results: () => openStore(args.value('out') ?? ''),
      asOf: today(),
      filesABatch: batch,
      retryDead: args.flag('retry-dead'),
      onDone: (done, total) => {
        bar ??= progressBar(total, wording.hashing);
        bar(done, '');
      },
    });
    if (isRefusal(added)) return added;
    for (const path of added.left) tell(wording.leftOut(path));
    for (const path of added.unread) tell(wording.cannotRead(path));
    say(wording.addedToQueue(added.files, added.batches, added.known));
    if (added.retried > 0) say(wording.retried(added.retried));
    if (added.dead > 0) say(wording.deadWait(added.dead));
    return added.unread.length > 0 ? 2 : 0;
  });
}

async function workOn(args: Arguments): Promise<ExitCode | Refusal> {
  const folder = await folderOf(args);
  if (isRefusal(folder)) return folder;
  const lanes = lanesOf(args.value('jobs'), availableParallelism());
  if (lanes === undefined) return refuse('usage', wording.badJobs(args.value('jobs') ?? ''));
  const seconds = numberOf(args.value('seconds'), usualLimits.seconds, 1, 3600);
  const megabytes = numberOf(args.value('megabytes'), usualLimits.megabytes, 64, 16_384);
  if (seconds === undefined || megabytes === undefined) return refuse('usage', wording.badLimits);
  return withQueue(args, false, async (open, store) => {
    const untilEmpty = args.flag('until-empty');
    tell(wording.working(lanes));
    const limits = { seconds, megabytes };
    const worked = await work(open, { folder, store, lanes, limits, untilEmpty, say: tell });
    say(wording.workDone(worked.batches, worked.files, worked.dead));
    return worked.dead + worked.failed > 0 ? 1 : 0;
  });
}

const shownAtMost = 20;

async function status(args: Arguments): Promise<ExitCode | Refusal> {
  return withQueue(args, false, async (open, store) => {
    const now = await statusOf(open, store);
    if (args.flag('json')) say(JSON.stringify(now, null, 2));
    else {
      const { files, batches, dead, failed } = now;
      const done = files.ok + files.fail + files.refused + files.dead;
      say(wording.queueFiles(done, now.open, files));
      say(wording.queueBatches(batches));
      for (const { file, message } of dead.slice(0, shownAtMost)) say(`  ${wording.unread(file, message)}`);
      if (dead.length > shownAtMost) say(`  ${wording.moreDead(dead.length - shownAtMost)}`);
      for (const { files: some, reason } of failed)
        say(`  ${wording.failedBatch(some.length, some[0] ?? '', reason)}`);
    }
    return now.dead.length + now.failed.length > 0 ? 1 : 0;
  });
}

const verbs: Readonly<Record<string, (args: Arguments) => Promise<ExitCode | Refusal>>> = {
  add,
  work: workOn,
  status,
};

export const queue: Command = {
  name: 'queue',
  options: {
    out: { type: 'string' },
    redis: { type: 'string' },
    batch: { type: 'string' },
    jobs: { type: 'string' },
    seconds: { type: 'string' },
    megabytes: { type: 'string' },
    'until-empty': { type: 'boolean' },
    'retry-dead': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (args) => {
    const verb = verbs[args.files[0] ?? ''];
    return verb ? verb(args) : refuse('usage', wording.queueVerbs);
  },
};

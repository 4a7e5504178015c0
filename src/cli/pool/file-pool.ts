/** Files worked on apart, with a memory cap and a time limit, so that no file can take the others down. */
import { refuse, type Refusal } from '../../form/refusal';
import { wording } from '../wording';
import { carriers, usualLimits, type Carrier, type Limits, type Start } from './carrier';
import type { Job, JobResult } from './file-worker';

type JobOf<Kind extends Job['kind']> = Extract<Job, { readonly kind: Kind }>;

/** One place where a file at a time is worked on; its carrier is started when it is needed, and again when it is spent. */
class Lane {
  private carrier: Carrier | undefined;
  private settle: ((result: unknown) => void) | undefined;

  constructor(
    private readonly start: Start,
    private readonly limits: Limits,
  ) {}

  /** Settles once, whatever becomes of the carrier. */
  async run(job: Job): Promise<unknown> {
    const carrier = (this.carrier ??= this.begin());
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.spent(carrier, refuse('timeout', wording.timeout(this.limits.seconds)));
      }, this.limits.seconds * 1000);
      this.settle = (result) => {
        clearTimeout(timer);
        this.settle = undefined;
        resolve(result);
      };
      carrier.post(job);
    });
  }

  stop(): void {
    this.carrier?.stop();
    this.carrier = undefined;
  }

  private begin(): Carrier {
    const carrier: Carrier = this.start(this.limits, {
      answered: (result) => {
        if (this.carrier === carrier) this.settle?.(result);
      },
      spent: (refusal) => {
        this.spent(carrier, refusal);
      },
    });
    return carrier;
  }

  private spent(carrier: Carrier, refusal: Refusal): void {
    // Only its first word counts, and none of one that was replaced.
    if (this.carrier !== carrier) return;
    this.stop();
    this.settle?.(refusal);
  }
}

export interface FilePool {
  /** The result, or why a file took its carrier with it. Waits for a free lane. */
  readonly run: <Kind extends Job['kind']>(job: JobOf<Kind>) => Promise<JobResult<Kind> | Refusal>;
  readonly close: () => void;
}

/** A pool of `lanes`, for as many files as come. */
export function openPool(
  lanes: number,
  start: Start = carriers.thread,
  limits: Limits = usualLimits,
): FilePool {
  const all = Array.from({ length: lanes }, () => new Lane(start, limits));
  const free = [...all];
  const waiting: ((lane: Lane) => void)[] = [];
  return {
    run: async <Kind extends Job['kind']>(job: JobOf<Kind>) => {
      const lane = free.pop() ?? (await new Promise<Lane>((give) => waiting.push(give)));
      const result = await lane.run(job);
      const next = waiting.shift();
      if (next) next(lane);
      else free.push(lane);
      // The worker answers each kind of job with its kind of result.
      return result as JobResult<Kind> | Refusal;
    },
    close: () => {
      for (const lane of all) lane.stop();
    },
  };
}

/**
 * Does all jobs with `lanes` threads; results in the order given, a refusal where a file took a thread with it.
 * `onDone` hears how many are finished, and which file it was.
 */
export async function inThreads<Kind extends Job['kind']>(
  jobs: readonly JobOf<Kind>[],
  lanes: number,
  limits: Limits,
  onDone: (done: number, file: string) => void,
): Promise<readonly (JobResult<Kind> | Refusal)[]> {
  const pool = openPool(Math.min(lanes, jobs.length), carriers.thread, limits);
  let done = 0;
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const result = await pool.run<Kind>(job);
        onDone(++done, job.file);
        return result;
      }),
    );
  } finally {
    pool.close();
  }
}

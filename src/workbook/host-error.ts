/**
 * What a host rejects with when the program around it will not do what was asked: busy, protected, out of reach.
 * `message` is for the clerk, in Chinese: what happened, what state the workbook is in, what to do.
 */
export class HostError extends Error {
  override readonly name = 'HostError';
  /** Whether doing the same again may well succeed. */
  readonly retry: boolean;
  /** What the host said, for the engineer. */
  readonly detail: string;

  constructor(message: string, options: { readonly retry: boolean; readonly detail?: string }) {
    super(message);
    this.retry = options.retry;
    this.detail = options.detail ?? '';
  }
}

/** A sheet that was asked for is not there: renamed or deleted meanwhile, or another workbook came in front. */
export function noSheet(name: string): HostError {
  return new HostError(`这个工作簿里没有工作表“${name}”。请回到年报所在的工作簿，再点一次。`, {
    retry: true,
  });
}

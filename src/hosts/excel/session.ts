/// <reference types="office-js" />
/**
 * One visit to Excel: a batch and its syncs, under a timeout, with Excel's own errors said in Chinese. Excel on the web
 * can leave a sync unanswered for ever (office-js issues 4805, 6150), so waiting is always bounded.
 */
import { HostError } from '../../workbook/host-error';

/** The part of `Excel` that is called; handed in, so that nothing here reaches for a global. */
export type ExcelRuntime = Pick<typeof Excel, 'run'>;

export interface SessionOptions {
  /** Milliseconds one visit may take before it is given up; 20 000 where left out. */
  readonly timeout?: number;
  /** The same for a visit that draws whole sheets; 120 000 where left out. */
  readonly drawTimeout?: number;
  /** `ExcelApi` requirement sets, asked by version, e.g. `1.9`. */
  readonly supports: (version: string) => boolean;
}

export type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

interface OfficeError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly debugInfo?: { readonly errorLocation?: unknown };
}

function detailOf(error: unknown): string {
  const { code, message, debugInfo } = error as OfficeError;
  const at = typeof debugInfo?.errorLocation === 'string' ? ` (${debugInfo.errorLocation})` : '';
  return `${typeof code === 'string' ? code : 'Error'}: ${typeof message === 'string' ? message : String(error)}${at}`;
}

const said: Readonly<Record<string, { readonly message: string; readonly retry: boolean }>> = {
  AccessDenied: {
    // Excels of the middle of 2026 cannot lift a protection that has no password (office-js issue 6784).
    message:
      '工作表或工作簿设了保护，写不进去：有人设了密码，或者 Excel 这一版有毛病，没有密码也不让撤。请在“审阅”里撤销保护（有密码的先输入密码），再试一次。',
    retry: true,
  },
  InvalidOperationInCellEditMode: {
    message: '有一个单元格正在编辑。请按回车或 Esc 结束编辑，再试一次。',
    retry: true,
  },
  ItemNotFound: { message: '要用的工作表刚被改名或删除了。请再试一次。', retry: true },
  ActivityLimitReached: { message: 'Excel 一时忙不过来。请过几秒再试。', retry: true },
  RequestAborted: { message: 'Excel 中断了这一步。请再试一次。', retry: true },
  RequestPayloadSizeLimitExceeded: {
    message: '工作簿里的内容太多，Excel 一次传不过来。请把与年报无关的大表移到别的文件，再试一次。',
    retry: false,
  },
  ServiceNotAvailable: { message: '连不上 Excel 的服务。请检查文件是否还开着，再试一次。', retry: true },
};

/** Where Excel does not say why. */
export const notDone = 'Excel 没能完成这一步。请再试一次；仍不行，请保存后重新打开文件。';

/** What Excel said, for the clerk; anything that is not Excel's saying is passed on as it is. */
export function troubleOf(error: unknown): unknown {
  if (error instanceof HostError) return error;
  const { code } = error as OfficeError;
  if (typeof code !== 'string') return error;
  const known = said[code];
  return new HostError(known?.message ?? notDone, {
    retry: known?.retry ?? true,
    detail: detailOf(error),
  });
}

/**
 * Excel has not answered in time. What was asked may be done yet, and what is asked next waits behind it: trying again
 * at once would only double the wait.
 */
export class NoAnswer extends HostError {
  constructor(timeout: number) {
    super('Excel 很久没有响应。请看看有没有对话框等着点、单元格正在编辑，再试一次。', {
      retry: true,
      detail: `no answer within ${String(timeout)} ms`,
    });
  }
}

export class ExcelSession {
  readonly #excel: ExcelRuntime;
  readonly #timeout: number;
  readonly #drawTimeout: number;
  /** A batch may have left events off: the next visit that succeeds switches them on. */
  #unheard = false;
  readonly supports: (version: string) => boolean;
  /** What this Excel has refused of how sheets look and print (views.ts), in Chinese. */
  readonly leftOut = new Set<string>();
  /** While charts are drawn without their looks, because it has refused them (draw-charts.ts). */
  plainCharts = false;

  constructor(excel: ExcelRuntime, options: SessionOptions) {
    this.#excel = excel;
    this.#timeout = options.timeout ?? 20_000;
    this.#drawTimeout = options.drawTimeout ?? 120_000;
    this.supports = options.supports;
  }

  /** Rejects with HostError when Excel refuses or does not answer in time. */
  async run<T>(batch: Batch<T>, timeout: number = this.#timeout): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new NoAnswer(timeout));
      }, timeout);
    });
    try {
      const unheard = this.#unheard;
      const whole: Batch<T> = (context) => {
        if (unheard) context.runtime.enableEvents = true;
        return batch(context);
      };
      const result = await Promise.race([this.#excel.run({ delayForCellEdit: true }, whole), late]);
      if (unheard) this.#unheard = false;
      return result;
    } catch (error) {
      throw troubleOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** For batches that draw whole sheets, which takes Excel long. */
  draw(batch: Batch<void>): Promise<void> {
    return this.run(batch, this.#drawTimeout);
  }

  /** Once more, and then `careful` (each batch says how), where the first try was refused; for batches that only read, or put back. */
  async read<T>(batch: (careful: boolean) => Batch<T>): Promise<T> {
    try {
      return await this.run(batch(false));
    } catch (error) {
      if (error instanceof HostError && error.retry && !(error instanceof NoAnswer))
        return this.run(batch(true));
      throw error;
    }
  }

  /** Switches events on again after a batch that had switched them off and did not come to its end. Never rejects. */
  async hearEvents(): Promise<void> {
    this.#unheard = true;
    await this.run((context) => context.sync()).catch(() => undefined);
  }
}

/** The strict Excel host: a book behind the wire, and what can be made to go wrong with it. */
import { Book } from './book';
import { Dispatcher } from './dispatcher';
import { serviceOf, type Services } from './objects/services';
import { workbookOf } from './objects/workbook';
import { ApiError, type Action, type EventEntry, type RequestBody } from './protocol';

/**
 * What happens to a request. `deaf` never answers; `error` is answered before anything is done; `stop` after some
 * actions; `late` does all of it at once and is answered only `after` milliseconds.
 */
export type Fault =
  | { readonly kind: 'deaf' }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'stop'; readonly at: number; readonly code: string }
  | { readonly kind: 'late'; readonly after: number };

export class OfficeHost {
  readonly book: Book;
  readonly services: Services = { runtimeState: '', actionsReady: false };
  readonly #wire: Dispatcher;
  /** Asked for every request, in order from 0, with what it would do. */
  fault: (sync: number, actions: readonly Action[]) => Fault | undefined = () => undefined;
  /** Where events go: set by the hook. */
  push: (entries: readonly EventEntry[]) => void = () => undefined;

  constructor(book: Book = new Book()) {
    this.book = book;
    this.#wire = new Dispatcher(workbookOf(book), serviceOf(this.services));
  }

  get stats(): Dispatcher['stats'] {
    return this.#wire.stats;
  }

  set strictNull(strict: boolean) {
    this.#wire.strictNull = strict;
  }

  get references(): number {
    return this.#wire.references;
  }

  /** The answer to a request's body, as JSON; never resolves for a host gone deaf. */
  async receive(body: string): Promise<string> {
    const fault = this.fault(this.stats.syncs, (JSON.parse(body) as RequestBody).Actions);
    if (fault?.kind === 'deaf') {
      this.stats.syncs += 1;
      return new Promise(() => undefined);
    }
    const failing = fault?.kind === 'late' ? undefined : fault;
    const answer = this.#wire.process(body, (_action: Action, index: number) =>
      failing && index >= (failing.kind === 'stop' ? failing.at : 0) ? new ApiError(failing.code) : undefined,
    );
    this.book.settle();
    // The answer is on its way before the events are.
    setTimeout(() => {
      this.flush();
    }, 0);
    return new Promise((resolve) => {
      if (fault?.kind === 'late') setTimeout(resolve, fault.after, answer);
      else resolve(answer);
    });
  }

  /** Pushes what happened to those who listen. */
  flush(): void {
    const events = this.book.takeEvents();
    if (events.length > 0) this.push(events);
  }

  /** A person types a number, text or blank into a cell; rejects like Excel where the sheet protects it. */
  type(
    sheet: string,
    address: string,
    value: number | string | null,
    source: 'Local' | 'Remote' = 'Local',
  ): void {
    this.book.type(sheet, address, value, source);
    this.flush();
  }
}

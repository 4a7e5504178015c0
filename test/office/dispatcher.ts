/** The protocol half of the host: object paths and actions become results. Knows nothing of spreadsheets. */
import { ApiError, type Action, type ArgumentInfo, type RequestBody, type ResponseBody } from './protocol';
import { callMember, getMember, isWire, itemOf, setMember, type WireObject } from './wire-object';

export interface Stats {
  /** Requests answered: one a `context.sync()` with something to do. */
  syncs: number;
  /** Those among them that only release ranges: the runtime sends them on its own, and nobody waits for them. */
  releases: number;
  actions: number;
  /** Of the requests as JSON text. */
  bytesIn: number;
  bytesOut: number;
}

interface Tree {
  [name: string]: Tree;
}

const isRelease = ({ ActionType, Name }: Action): boolean =>
  ActionType === 1 || (ActionType === 3 && Name === '_RemoveReference');

/** Objects a request has reached, by object path. */
type Reached = Map<number, WireObject | null>;

export class Dispatcher {
  readonly stats: Stats = { syncs: 0, releases: 0, actions: 0, bytesIn: 0, bytesOut: 0 };
  readonly #root: WireObject;
  readonly #service: (name: string) => WireObject;
  readonly #kept = new Map<string, WireObject>();
  readonly #references = new Map<WireObject, string>();
  #count = 0;
  /** Whether what hangs on a null object fails instead of being null too: nobody has measured which Excel does. */
  strictNull = false;

  constructor(root: WireObject, service: (name: string) => WireObject) {
    this.#root = root;
    this.#service = service;
  }

  /** References the add-in holds; 0 after each run, or it leaks. */
  get references(): number {
    return this.#kept.size;
  }

  /** Answers one request. `fail` may stop it before an action, as Excel stops a batch at the first failing one. */
  process(text: string, fail?: (action: Action, index: number) => ApiError | undefined): string {
    const request = JSON.parse(text) as RequestBody;
    this.stats.syncs += 1;
    if (request.Actions.every(isRelease)) this.stats.releases += 1;
    this.stats.actions += request.Actions.length;
    this.stats.bytesIn += text.length;
    const answer = JSON.stringify(this.#answer(request, fail));
    this.stats.bytesOut += answer.length;
    return answer;
  }

  #answer(
    request: RequestBody,
    fail?: (action: Action, index: number) => ApiError | undefined,
  ): ResponseBody {
    const reached: Reached = new Map();
    const Results: { ActionId: number; Value: unknown }[] = [];
    const TraceIds: number[] = [];
    for (const [index, action] of request.Actions.entries()) {
      try {
        const fault = fail?.(action, index);
        if (fault) throw fault;
        if (action.ActionType === 5) TraceIds.push(action.Id);
        const Value = action.ActionType === 5 ? null : this.#act(action, request, reached);
        Results.push({ ActionId: action.Id, Value: Value ?? null });
      } catch (error) {
        const said =
          error instanceof ApiError
            ? error
            : new ApiError(
                'GeneralException',
                error instanceof Error ? (error.stack ?? '') : String(error),
                500,
              );
        const path = request.ObjectPaths[String(action.ObjectPathId)];
        return {
          Results,
          TraceIds,
          Error: {
            Code: said.code,
            Message: said.message,
            Location: `${path?.Name ?? ''}.${action.Name}`,
            ActionIndex: index,
            HttpStatusCode: said.status,
          },
        };
      }
    }
    return { Results, TraceIds };
  }

  #arguments(info: ArgumentInfo | undefined, request: RequestBody, reached: Reached): readonly unknown[] {
    return (info?.Arguments ?? []).map((value, index) => {
      const path = info?.ReferencedObjectPathIds?.[index];
      return path ? this.#resolve(path, request, reached) : value;
    });
  }

  #resolve(id: number, request: RequestBody, reached: Reached): WireObject | null {
    const known = reached.get(id);
    if (known !== undefined) return known;
    const object = this.#walk(id, request, reached);
    reached.set(id, object);
    return object;
  }

  #walk(id: number, request: RequestBody, reached: Reached): WireObject | null {
    const path = request.ObjectPaths[String(id)];
    if (!path) throw new ApiError('InvalidObjectPath', `no object path ${String(id)}`);
    const { ParentObjectPathId, Name, ArgumentInfo } = path;
    if (path.ObjectPathType === 1) return this.#root;
    if (path.ObjectPathType === 6) {
      const kept = this.#kept.get(Name);
      if (!kept) throw new ApiError('InvalidReference', `no reference ${Name}`, 404);
      return kept;
    }
    if (path.ObjectPathType === 2) return this.#service(Name);
    if (path.ObjectPathType === 7) return null;
    const parent = this.#resolve(ParentObjectPathId ?? 0, request, reached);
    if (parent === null) {
      if (this.strictNull) throw new ApiError('InvalidObjectPath', `${Name} of an object that is not there`);
      return null;
    }
    const args = this.#arguments(ArgumentInfo, request, reached);
    switch (path.ObjectPathType) {
      case 3:
        return (callMember(parent, Name, args) ?? null) as WireObject | null;
      case 4:
        return (getMember(parent, Name) ?? null) as WireObject | null;
      case 5:
        return itemOf(parent, args[0]);
      default:
        throw new ApiError('NotImplemented', `object path type ${String(path.ObjectPathType)}`);
    }
  }

  #act(action: Action, request: RequestBody, reached: Reached): unknown {
    const object = this.#resolve(action.ObjectPathId, request, reached);
    if (action.ActionType === 1) return object && this.#identity(object);
    if (action.ActionType === 2) return object && this.#query(object, action.QueryInfo ?? {});
    // The runtime keeps a reference to every range it makes, to those of a null object too.
    if (object === null && action.Name === '_KeepReference') return null;
    if (object === null)
      throw new ApiError('InvalidObjectPath', 'an operation on an object that is not there');
    const args = this.#arguments(action.ArgumentInfo, request, reached);
    if (action.ActionType === 4) {
      setMember(object, action.Name, args[0]);
      return null;
    }
    if (action.ActionType !== 3)
      throw new ApiError('NotImplemented', `action type ${String(action.ActionType)}`);
    switch (action.Name) {
      case '_KeepReference':
        this.#keep(object);
        return null;
      case '_RemoveReference':
        this.#forget(String(args[0]));
        return null;
      default:
        return callMember(object, action.Name, args);
    }
  }

  #keep(object: WireObject): void {
    if (this.#references.has(object)) return;
    const reference = `ref${String((this.#count += 1))}`;
    this.#references.set(object, reference);
    this.#kept.set(reference, object);
  }

  #forget(reference: string): void {
    const object = this.#kept.get(reference);
    this.#kept.delete(reference);
    if (object) this.#references.delete(object);
  }

  #identity(object: WireObject): Record<string, unknown> {
    const reference = this.#references.get(object);
    return {
      ...(object.id === undefined ? {} : { Id: object.id }),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  #query(object: WireObject, { Select = [], Expand = [] }: NonNullable<Action['QueryInfo']>): unknown {
    const tree: Tree = {};
    for (const path of [...Select, ...Expand]) {
      path.split('/').reduce((node, name) => (node[name] ??= {}), tree);
    }
    return this.#project(object, tree);
  }

  #project(object: WireObject, tree: Tree): unknown {
    const out = this.#identity(object);
    if (object.items) {
      const below = tree['items'] ?? tree;
      return { ...out, _Items: object.items().map((item) => this.#project(item, below)) };
    }
    for (const [name, below] of Object.entries(tree)) {
      if (name === 'isNullObject') continue;
      const member = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const value = getMember(object, member);
      out[member] = isWire(value) ? this.#project(value, below) : (value ?? null);
    }
    return out;
  }
}

/**
 * What goes over the wire between Microsoft's client runtime and its host, as observed with @microsoft/office-js
 * 1.1.110. One `context.sync()` is one request; names on the wire are PascalCase, paths in queries camelCase.
 */

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** By argument: the object path to pass instead, where the argument is an object. */
  readonly ReferencedObjectPathIds?: readonly (number | null)[];
}

export interface ObjectPath {
  readonly Id: number;
  /** 1 the workbook, 2 new object, 3 method, 4 property, 5 indexer, 6 kept reference, 7 null. */
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface Action {
  readonly Id: number;
  /** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace. */
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

/** `[message category, event type, target id, payload as JSON, id]` */
export type EventEntry = readonly [65536, number, string, string, number];

/** An error as Excel would answer it. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string = code,
    readonly status = 400,
  ) {
    super(message);
  }
}

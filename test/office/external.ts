/**
 * Runs in the page before office.js: what Excel's desktop web view gives it as `window.external`. Only strings cross
 * to the host behind it. Kept free of imports, because it is sent to the browser as it stands.
 */
export interface ExternalOptions {
  /** Requirement sets as Excel says them. */
  readonly sets: Readonly<Record<string, string>>;
  /** Colour of the panes, 0xRRGGBB. */
  readonly background: number;
  /** The ribbon's function whose click opened the page; '' where a pane was opened. */
  readonly click: string;
}

/** What the page and the test share. */
export interface Shared {
  hostReceive?: (body: string) => Promise<string>;
  /** Ribbon commands that were reported as completed. */
  completed: number;
  push?: (entries: readonly (readonly unknown[])[]) => void;
  clickRibbon?: (functionName: string) => void;
}

export function playExternal({ sets, background, click }: ExternalOptions): void {
  const shared: Shared = { completed: 0 };
  const page = window as unknown as { officeHost: Shared; hostReceive: (body: string) => Promise<string> };
  page.officeHost = shared;
  // Nobody answers a dialog here; a test that wants one puts its own in place.
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const array = (items: readonly unknown[]) => ({ toArray: () => items });
  type Handler = (id: number, args: unknown) => void;
  type Callback = (result: unknown, status?: number) => void;
  const handlers = new Map<number, Handler>();
  const settings = new Map<string, string>();
  const clicked: (() => void)[] = [];
  const constant = (value: unknown) => () => value;
  const context = {
    GetAppType: constant(1),
    GetSolutionRef: constant('solution'),
    GetAppVersionMajor: constant(16),
    GetAppVersionMinor: constant(0),
    GetAppUILocale: constant('zh-CN'),
    GetAppDataLocale: constant('zh-CN'),
    GetDocUrl: constant('C:\\年报.xlsx'),
    GetAppCapabilities: constant(1),
    GetActivationMode: constant(1),
    GetControlIntegrationLevel: constant(1),
    GetSolutionToken: constant(''),
    GetInstanceId: constant('instance'),
    GetSupportedMatrix: constant(JSON.stringify(sets)),
    GetHostFullVersion: constant('16.0.14332.20000'),
    GetInitialDisplayMode: constant(0),
    GetOfficeThemeInfo: constant(JSON.stringify({ bodyBackgroundColor: background })),
    GetSettings: constant({
      Read(keys: string[], values: string[]) {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write(keys: readonly string[], values: readonly string[]) {
        keys.forEach((key, index) => settings.set(key, values[index] ?? ''));
      },
    }),
  };
  // Identifiers of Office's dispatch interface: 93 a rich API request, 94 a ribbon command is done, 33 rich API events,
  // 39 ribbon commands.
  const external = {
    GetHostInfo: constant('Excel$Win32$16.01$zh-CN$$$$0'),
    GetLoggingAllowed: constant(false),
    GetContext: constant(context),
    Execute(id: number, args: readonly unknown[], done: Callback) {
      if (id === 94) {
        shared.completed += 1;
        done(array([0]), 0);
      } else if (id === 93) {
        const [first] = args;
        const request = (Array.isArray(first) ? first : args) as readonly unknown[];
        void page.hostReceive(String(request[4])).then((text) => {
          done(array([0, 200, array([]), text]), 0);
        });
      } else done(array([5001]), 0);
    },
    RegisterEvent(id: number, _target: unknown, handler: Handler, done: Callback) {
      handlers.set(id, handler);
      done(array([0]));
      if (id === 39) for (const each of clicked.splice(0)) each();
    },
    UnregisterEvent(_id: number, _target: unknown, done: Callback) {
      done(array([0]));
    },
  };
  Object.defineProperty(window, 'external', { value: external, writable: true, configurable: true });
  shared.push = (entries) => handlers.get(33)?.(33, array(entries.map(array)));
  shared.clickRibbon = (name) => {
    const handler = handlers.get(39);
    const args = array(['command', name, JSON.stringify({ source: { id: name } })]);
    if (handler) handler(39, args);
    else clicked.push(() => handlers.get(39)?.(39, args));
  };
  // The click that opened the page: Excel tells of it as soon as anybody listens.
  if (click !== '') shared.clickRibbon(click);
}

/**
 * Hook A: Microsoft's own client runtime, unmodified, in a vm context, wired to a host by the native bridge it was made
 * for (`_richApiNativeBridge`). Nothing is patched; only what a browser would have is supplied.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, Script } from 'node:vm';
import type { OfficeHost } from './host';
import type { EventEntry } from './protocol';

/** The folder of the runtime's files. */
export const officeDist = join(
  dirname(createRequire(__filename).resolve('@microsoft/office-js/package.json')),
  'dist',
);

let compiled: Script | undefined;

function script(): Script {
  const file = 'excel-web-16.00.debug.js';
  compiled ??= new Script(readFileSync(join(officeDist, file), 'utf8'), { filename: file });
  return compiled;
}

const version = (text: string): number => {
  const [major = '0', minor = '0'] = text.split('.');
  return Number(major) * 1000 + Number(minor);
};

export interface OfficeRuntime {
  readonly Excel: Pick<typeof Excel, 'run'>;
  /** Whether this Excel has a requirement set of `ExcelApi`. */
  readonly supports: (set: string) => boolean;
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- the runtime's own globals have no types */
type Globals = Record<string, any>;

/** An Excel that has `ExcelApi` up to `api`, in front of `host`. */
export function officeRuntime(host: OfficeHost, api: string): OfficeRuntime {
  const supports = (set: string): boolean => version(set) <= version(api);
  const nothing = (): undefined => undefined;
  const store = { getItem: () => null, setItem: nothing };
  const bridge: Globals = {};
  bridge['sendMessageToHost'] = (text: string) => {
    const { id, message } = JSON.parse(text) as { id: string; message: { body: unknown } };
    void host.receive(JSON.stringify(message.body)).then((body) => {
      const answer = {
        id,
        type: 2,
        message: { statusCode: 200, headers: {}, body: JSON.parse(body) as unknown },
      };
      (bridge['onMessageFromHost'] as (text: string) => void)(JSON.stringify(answer));
    });
  };
  host.push = (entries: readonly EventEntry[]) => {
    (bridge['onMessageFromHost'] as (text: string) => void)(
      JSON.stringify({ type: 3, controlId: '', message: { entries } }),
    );
  };
  const address = 'https://localhost/';
  const page: Globals = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    URL,
    navigator: { userAgent: 'node' },
    location: { href: address, search: '', hash: '', origin: address.slice(0, -1), pathname: '/' },
    document: {
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: nothing }),
      addEventListener: nothing,
      cookie: '',
      URL: address,
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    sessionStorage: store,
    localStorage: store,
    _richApiNativeBridge: bridge,
  };
  for (const name of ['window', 'self', 'top', 'parent']) page[name] = page;
  createContext(page);
  script().runInContext(page);
  (page['OSF'] as Globals)['_OfficeAppFactory'] = {
    getContext: () => ({
      requirements: {
        isSetSupported: (name: string, set?: string) => name === 'ExcelApi' && supports(set ?? '1.1'),
      },
    }),
    getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'win32' }),
  };
  // The file's last line sets this on a subclass, which the check itself never looks at.
  (page['OfficeExtension'] as Record<string, Globals>)['CommonUtility']!['_doApiNotSupportedCheck'] = true;
  return { Excel: page['Excel'] as OfficeRuntime['Excel'], supports };
}

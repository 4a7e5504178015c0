/** Which members WPS has, read from its own published declarations: nothing else can be called in the emulator. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Member {
  readonly readonly: boolean;
  readonly method: boolean;
}

const folder = dirname(require.resolve('et-jsapi-declare/package.json'));

/** `Range` is of lib.et.d.ts, `WPS.FileSystem` of index.d.ts. */
function interfaces(file: string): ReadonlyMap<string, ReadonlyMap<string, Member>> {
  const found = new Map<string, Map<string, Member>>();
  let members: Map<string, Member> | undefined;
  for (const line of readFileSync(join(folder, file), 'utf8').split(/\r?\n/u)) {
    const head = /^\s+interface (\w+)/u.exec(line);
    const name = head?.[1];
    if (name !== undefined) {
      members = found.get(name) ?? new Map<string, Member>();
      found.set(name, members);
    } else if (/^\s+\}/u.test(line)) members = undefined;
    else {
      const [, constant, member, bracket] = /^\s+(readonly )?(\w+)\??(\(|:)/u.exec(line) ?? [];
      if (member !== undefined)
        members?.set(member, { readonly: constant !== undefined, method: bracket === '(' });
    }
  }
  return found;
}

const et = interfaces('lib.et.d.ts');
const wps = interfaces('index.d.ts');
const addon = interfaces('addon.et.d.ts');

/** The window's `Application` is the object model, the add-in's root and its events in one. */
const merged: Readonly<Record<string, readonly (ReadonlyMap<string, Member> | undefined)[]>> = {
  Application: [et.get('Application'), wps.get('AddonRoot'), addon.get('EtAddonRoot')],
  ApiEvent: [wps.get('ApiEvent'), addon.get('EtApiEvent')],
};

/** The member of an interface, or undefined where WPS declares none. */
export function declared(kind: string, member: string): Member | undefined {
  const places = merged[kind] ?? [et.get(kind) ?? wps.get(kind)];
  if (places.every((place) => place === undefined)) throw new Error(`WPS declares no ${kind}`);
  return places.find((place) => place?.has(member))?.get(member);
}

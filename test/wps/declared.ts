/** Which members WPS has, read from its own published declarations: nothing else can be called in the emulator. */
import { declarations } from './declarations';

interface Member {
  readonly readonly: boolean;
  readonly method: boolean;
}

function interfaces(text: string): ReadonlyMap<string, ReadonlyMap<string, Member>> {
  const found = new Map<string, Map<string, Member>>();
  let members: Map<string, Member> | undefined;
  for (const line of text.split(/\r?\n/u)) {
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

const et = interfaces(declarations.et);
const wps = interfaces(declarations.wps);
const addon = interfaces(declarations.addIn);

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

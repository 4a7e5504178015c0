/**
 * An offline check of an add-in-only manifest. Microsoft's own validation is a service on the internet; this knows what
 * its documentation demands and we rely on: the order of elements ("Manifest element ordering"), resources that
 * resolve, lengths, https, unique ids, icons of the right size, and functions that exist.
 */
import { everyElement, named, parseXml, type Element } from './xml-tree';

/** Children in the order the schema wants them, by parent. */
const order: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'Dictionary',
    'VersionOverrides',
  ],
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources', 'WebApplicationInfo'],
  Host: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  CustomTab: ['OfficeGroup', 'Group', 'Label', 'InsertAfter', 'InsertBefore'],
  Group: ['OverriddenByRibbonApi', 'Label', 'Icon', 'Control'],
  Control: ['OverriddenByRibbonApi', 'Label', 'ToolTip', 'Supertip', 'Icon', 'Action', 'Enabled'],
  Supertip: ['Title', 'Description'],
  Action: ['TaskpaneId', 'SourceLocation', 'Title', 'FunctionName'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
};

const required: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'Hosts',
    'DefaultSettings',
    'Permissions',
  ],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Group: ['Label', 'Icon'],
  CustomTab: ['Label'],
};

/** Longest text of each kind of string resource. */
const longest: Readonly<Record<string, number>> = { ShortStrings: 125, LongStrings: 250 };

/** Which list of resources an element draws from. */
const listOf: Readonly<Record<string, string>> = {
  Image: 'Images',
  LearnMoreUrl: 'Urls',
  FunctionFile: 'Urls',
  Runtime: 'Urls',
  SourceLocation: 'Urls',
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
};

export interface ManifestSurroundings {
  /** Width and height of a picture under the manifest's address; undefined where there is none. */
  readonly picture: (path: string) => readonly [number, number] | undefined;
  /** Names that code associates with functions. */
  readonly functions: readonly string[];
}

function misordered(element: Element): readonly string[] {
  const wanted = order[element.name];
  if (!wanted) return [];
  const found = element.children.map(({ name }) => name);
  const unknown = found.filter((name) => !wanted.includes(name));
  const sorted = [...found].sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
  return [
    ...unknown.map((name) => `${element.name} may not hold ${name}`),
    ...(unknown.length === 0 && sorted.join() !== found.join()
      ? [`${element.name}: wrong order ${found.join(', ')}`]
      : []),
    ...(required[element.name] ?? [])
      .filter((name) => !found.includes(name))
      .map((name) => `${element.name} lacks ${name}`),
  ];
}

function resources(root: Element): readonly string[] {
  const said: string[] = [];
  const used = new Set<string>();
  const [lists] = named(root, 'Resources');
  for (const element of everyElement(root)) {
    const { resid } = element.attributes;
    if (resid === undefined) continue;
    if (resid.length > 32) said.push(`resid ${resid} is longer than 32`);
    const list = listOf[element.name];
    if (list === undefined) said.push(`${element.name} has a resid`);
    const found = lists?.children
      .find(({ name }) => name === list)
      ?.children.find(({ attributes }) => attributes['id'] === resid);
    if (!found) said.push(`${element.name} resid ${resid} is not in ${String(list)}`);
    used.add(resid);
  }
  for (const list of lists?.children ?? []) {
    for (const { attributes, children } of list.children) {
      const id = attributes['id'] ?? '';
      if (!used.has(id)) said.push(`resource ${id} is not used`);
      const values = [attributes['DefaultValue'], ...children.map((child) => child.attributes['Value'])];
      for (const value of values)
        if ((value ?? '').length > (longest[list.name] ?? Infinity)) said.push(`resource ${id} is too long`);
      if (list.name.endsWith('Strings') && !children.some((child) => child.attributes['Locale'] === 'en-US'))
        said.push(`resource ${id} has no English`);
    }
  }
  return said;
}

function addresses(root: Element): readonly string[] {
  return everyElement(root).flatMap(({ name, attributes }) => {
    const value = attributes['DefaultValue'] ?? '';
    const isAddress = /Url$|Location$/u.test(name) || name === 'Image';
    return isAddress && value !== '' && !value.startsWith('https://')
      ? [`${name} is not https: ${value}`]
      : [];
  });
}

function pictures(root: Element, { picture }: ManifestSurroundings): readonly string[] {
  const base = /^https:\/\/[^/]+\//u;
  const addressOf = new Map(
    named(root, 'Image')
      .filter(({ attributes }) => attributes['id'] !== undefined)
      .map(({ attributes }) => [attributes['id'], attributes['DefaultValue'] ?? '']),
  );
  const said: string[] = [];
  const look = (address: string, size: number): void => {
    const found = picture(address.replace(base, ''));
    if (!found) said.push(`no picture ${address}`);
    else if (found[0] !== size || found[1] !== size)
      said.push(`${address} is ${found.join(' × ')}, not ${String(size)}`);
  };
  for (const icon of named(root, 'Icon')) {
    const sizes = icon.children.map(({ attributes }) => Number(attributes['size']));
    for (const size of [16, 32, 80])
      if (!sizes.includes(size)) said.push(`an icon lacks size ${String(size)}`);
    for (const { attributes } of icon.children)
      look(addressOf.get(attributes['resid']) ?? '', Number(attributes['size']));
  }
  const plain = { IconUrl: 32, HighResolutionIconUrl: 64 };
  for (const [name, size] of Object.entries(plain))
    for (const { attributes } of named(root, name)) look(attributes['DefaultValue'] ?? '', size);
  return said;
}

function commands(root: Element, { functions }: ManifestSurroundings): readonly string[] {
  const asked = named(root, 'FunctionName').map(({ text }) => text.trim());
  const urlOf = (name: string): string | undefined => named(root, name)[0]?.attributes['resid'];
  const [pane] = named(root, 'TaskpaneId');
  const opener = named(root, 'Action').find(({ children }) => pane !== undefined && children.includes(pane));
  const opened = opener?.children.find(({ name }) => name === 'SourceLocation')?.attributes['resid'];
  return [
    ...(opened === undefined ? ['no button opens the pane'] : []),
    ...(opened !== undefined && opened !== urlOf('FunctionFile')
      ? ['the pane is not the page of the functions']
      : []),
    ...asked.filter((name) => !functions.includes(name)).map((name) => `no function ${name} in code`),
    ...functions.filter((name) => !asked.includes(name)).map((name) => `function ${name} has no button`),
    // With a shared runtime the functions live in the pane's page.
    ...(named(root, 'Runtime').length > 0 && urlOf('Runtime') !== urlOf('FunctionFile')
      ? ['FunctionFile is not the page of the shared runtime']
      : []),
  ];
}

function identity(root: Element): readonly string[] {
  const text = (name: string): string =>
    root.children.find((child) => child.name === name)?.text.trim() ?? '';
  const ids = named(root, 'VersionOverrides')
    .flatMap(everyElement)
    .filter(({ name }) => ['CustomTab', 'Group', 'Control', 'Image', 'Url', 'String'].includes(name))
    .flatMap(({ attributes }) => attributes['id'] ?? []);
  return [
    ...(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u.test(text('Id')) ? [] : ['Id is not a GUID']),
    ...(/^\d{1,5}(?:\.\d{1,5}){2,3}$/u.test(text('Version')) ? [] : ['Version is not n.n.n.n']),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is there twice`),
  ];
}

/** Everything that is wrong with a manifest; nothing, if it is right. */
export function manifestComplaints(xml: string, around: ManifestSurroundings): readonly string[] {
  const root = parseXml(xml);
  return [
    ...everyElement(root).flatMap(misordered),
    ...identity(root),
    ...resources(root),
    ...addresses(root),
    ...pictures(root, around),
    ...commands(root, around),
  ];
}

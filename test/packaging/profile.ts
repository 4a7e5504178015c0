/** Made-up profiles of WPS where other add-ins live, and the installers to try on them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';
import { startOf } from '../programs';
import { testWith } from '../tools';
import { folderFor, give, kit, runAsClerk } from './kit';

export const zotero =
  '<jsplugin name="zotero" type="wps" url="zotero_1.0" version="1.0" enable="enable_dev"/>';
export const oa =
  '<jspluginonline name="OA 助手" type="et" url="http://oa.example/" debug="">\n  </jspluginonline>';
export const ours = '<jsplugin name="ogi-report" type="et" url="ogi-report_0.0.1" version="0.0.1"/>';

/** A profile with this registry, the clerk's own; without one, it is not there yet. */
export function profileWith(registry?: string | Uint8Array): string {
  const home = folderFor('profile');
  const profile = join(home, 'jsaddons');
  give(home);
  if (registry === undefined) return profile;
  makeFolder(profile);
  put(profile, 'publish.xml', registry);
  return profile;
}

export function put(profile: string, file: string, content: string | Uint8Array): void {
  writeFileSync(join(profile, file), content);
  give(join(profile, file));
}

export function makeFolder(...path: readonly string[]): void {
  mkdirSync(join(...path));
  give(join(...path));
}

export const bytesOf = (profile: string, file = 'publish.xml'): Buffer => readFileSync(join(profile, file));
export const registryOf = (profile: string): string => bytesOf(profile).toString();
export const foldersOf = (profile: string): readonly string[] =>
  readdirSync(profile, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The registrations in a text, in order. */
export const tags = (text: string): readonly string[] => text.match(/<jsplugin(?:online)?\s[^>]*>/gu) ?? [];
export const names = (text: string): readonly (string | undefined)[] =>
  tags(text).map((tag) => /name="([^"]*)"/u.exec(tag)?.[1]);

interface Installer {
  /** Gives what it says; throws what it says where it fails. */
  readonly run: (out: string, action: 'install' | 'uninstall', profile: string) => string;
  readonly check: (title: string, body: () => void) => void;
}

/** For Linux and for Windows: what one does, the other does. */
export const installers: Readonly<Record<'install.sh' | 'install.ps1', Installer>> = {
  'install.sh': {
    run: (out, action, profile) =>
      runAsClerk('sh', [join(out, kit, 'install.sh'), action, '--profile', profile]),
    check: (title, body) => {
      test(title, body);
    },
  },
  'install.ps1': {
    run: (out, action, profile) => {
      const script = join(out, kit, 'install.ps1');
      return runAsClerk(startOf('pwsh'), [
        '-NoProfile',
        '-File',
        script,
        '-Action',
        action,
        '-Profile_',
        profile,
      ]);
    },
    check: (title, body) => {
      testWith('pwsh', `install.ps1: ${title}`, body);
    },
  },
};

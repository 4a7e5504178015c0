/** The part of WPS's add-in root that is called: files, panes, what pages of one add-in share. See facade.ts. */
import type { EtApp } from './facade';

export interface EtFileSystem {
  Exists(path: string): boolean;
  Remove(path: string): void;
  stat(path: string): { readonly size: number };
  /** One character a byte; the only way to write bytes. */
  writeAsBinaryString(path: string, data: string): boolean;
  readAsBinaryString(path: string): string;
  copyFileSync(from: string, to: string): unknown;
  ReadFileAsArrayBuffer(path: string): ArrayBuffer | null;
}

export interface EtEnv {
  GetDesktopPath(): string;
  GetDownloadPath(): string;
  GetHomePath(): string;
}

/** Shared by all pages of the add-in, gone when WPS ends. */
export interface EtPluginStorage {
  getItem(key: string): unknown;
  setItem(key: string, value: string): void;
}

export interface EtTaskPane {
  readonly ID: number;
  Visible: boolean;
  DockPosition: number;
  Width: number;
  Delete(): void;
}

export interface EtAddIn extends EtApp {
  readonly Name: string;
  readonly Version: string;
  readonly Build: string | number;
  readonly FileSystem: EtFileSystem;
  readonly Env: EtEnv;
  readonly PluginStorage: EtPluginStorage;
  CreateTaskPane(url: string, title: string): EtTaskPane;
  /** Throws or gives nothing where there is no such pane any more. */
  GetTaskPane(id: number): EtTaskPane | null;
}

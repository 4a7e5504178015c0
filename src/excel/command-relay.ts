/** Brings the ribbon's clicks to the pane; those that come before there is one wait for it. */
import type { CommandId } from '../taskpane/commands/index';

type Listener = (command: CommandId) => void;

export interface CommandRelay {
  readonly listening: () => boolean;
  readonly send: (command: CommandId) => void;
  readonly listen: (listener: Listener) => () => void;
}

export function commandRelay(): CommandRelay {
  let listener: Listener | undefined;
  const waiting: CommandId[] = [];
  return {
    listening: () => listener !== undefined,
    send: (command) => {
      if (listener) listener(command);
      else waiting.push(command);
    },
    listen: (heard) => {
      listener = heard;
      for (const command of waiting.splice(0)) heard(command);
      return () => {
        if (listener === heard) listener = undefined;
      };
    },
  };
}

/** A Redis of a test's own: on a free port of the loopback address, what it keeps in a folder of the test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { startOf } from '../programs';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Killed, and started again with what it had written. */
  readonly restart: () => Promise<void>;
}

async function started(program: ChildProcess): Promise<void> {
  let said = '';
  for await (const piece of program.stdout!) {
    said += String(piece);
    if (said.includes('Ready to accept connections')) break;
  }
  if (!said.includes('Ready to accept connections')) throw new Error(said);
  program.stdout!.resume();
}

/** `settings` are redis-server's own. */
export async function startRedis(folder: string, ...settings: readonly string[]): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const where = ['--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
  let program: ChildProcess;
  const start = async (): Promise<void> => {
    program = spawn(startOf('redis-server'), ['--port', String(port), ...where, ...settings]);
    await started(program);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (program.exitCode !== null || program.signalCode !== null) return;
    program.kill(signal);
    await once(program, 'exit');
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${String(port)}`,
    stop: async () => end('SIGTERM'),
    restart: async () => {
      await end('SIGKILL');
      await start();
    },
  };
}

/** The way to Redis. The address may hold a password: it is never printed, and neither is what may quote it. */
import type { Redis } from 'ioredis';
import { isRefusal, refuse, type Refusal } from '../../form/refusal';
import { loadOptional } from '../optional';
import { wording } from '../wording';

export interface Connected {
  readonly kind: 'redis';
  readonly redis: Redis;
}

/** Where Redis is when nobody says: on this machine, as Debian sets it up. */
const usual = 'redis://127.0.0.1:6379';
const patience = 5_000;

/** The address as it may be shown: host and port. */
function shown(url: string): string | undefined {
  try {
    const { protocol, hostname, port } = new URL(url);
    if (protocol !== 'redis:' && protocol !== 'rediss:') return undefined;
    return `${hostname === '' ? '127.0.0.1' : hostname}:${port === '' ? '6379' : port}`;
  } catch {
    return undefined;
  }
}

const refusesUs = /WRONGPASS|NOAUTH|NOPERM|AUTH/u;
const refusesTls = /certificate|self.signed|SSL|TLS|wrong version number/iu;

function wordsFor(where: string, error: string): string {
  if (refusesUs.test(error)) return wording.redisPassword(where);
  return refusesTls.test(error) ? wording.redisTls(where) : wording.noRedis(where);
}

/** Connects, or says why not. Once connected, it connects again by itself whenever Redis was away. */
export async function connectRedis(
  url = process.env['NIANBAO_REDIS'] ?? usual,
): Promise<Connected | Refusal> {
  const where = shown(url);
  if (where === undefined) return refuse('usage', wording.badRedisAddress);
  const loaded = await loadOptional('ioredis', () => import('ioredis'));
  if (isRefusal(loaded)) return loaded;
  let isConnected = false;
  let lastError = '';
  const redis = new loaded.library.Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    // What BullMQ asks for: what is under way waits until Redis is back.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isConnected ? Math.min(times * 200, 2_000) : null),
  });
  redis.on('error', (error: Error) => {
    lastError = error.message;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('late'));
    }, patience);
  });
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late]);
    isConnected = true;
    return { kind: 'redis', redis };
  } catch (error) {
    redis.disconnect();
    const reason = `${lastError} ${error instanceof Error ? error.message : ''}`;
    return refuse('no-redis', wordsFor(where, reason));
  } finally {
    clearTimeout(timer);
  }
}

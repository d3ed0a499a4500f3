import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

export interface Clip {
  owner?: string;
  preset?: string;
  state?: string;
  urls?: string[];
}

export const kv = {
  get: (key: string) => redis.get<Clip>(key),
  set: (key: string, value: Clip) => redis.set(key, value, { ex: 60 * 60 * 24 * 7 }),
};

import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

export interface Row {
  product: string;
  status: "queued" | "complete" | "broken";
  pictures?: string[];
}

export const saveTask = (id: string, row: Row) => redis.set(`task:${id}`, row, { ex: 86_400 });
export const findTask = (id: string) => redis.get<Row>(`task:${id}`);

import { z } from "zod";

const Env = z.object({
  APIDOT_API_KEY: z.string().min(10),
  PUBLIC_ORIGIN: z.string().url(),
  REDIS_URL: z.string().default("redis://localhost:6379"),
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
});

export const env = Env.parse(process.env);
export const APIDOT_ROOT = "https://api.apidot.ai/api/generate" as const;

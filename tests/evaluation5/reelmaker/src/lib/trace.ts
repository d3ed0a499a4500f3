import pino from "pino";
import { env } from "./env";

const log = pino({ level: env.NODE_ENV === "production" ? "info" : "debug" });

export function trace(what: string, detail?: unknown): void {
  log.info({ what, detail }, "reel");
}

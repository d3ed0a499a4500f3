const levels = ["debug", "info", "warn", "error"];

export class Logger {
  constructor(scope) {
    this.scope = scope;
  }

  write(level, ...parts) {
    if (levels.indexOf(level) >= levels.indexOf(process.env.LOG_LEVEL ?? "info")) {
      console.log(new Date().toISOString(), level, this.scope, ...parts);
    }
  }

  info(...parts) {
    this.write("info", ...parts);
  }

  error(...parts) {
    this.write("error", ...parts);
  }
}

export const createLogger = (scope) => new Logger(scope);

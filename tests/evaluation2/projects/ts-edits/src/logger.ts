type Meta = unknown;

function write(level: string, message: string, meta?: Meta) {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, meta });
  process.stdout.write(line + "\n");
}

export const logger = {
  info: (message: string, meta?: Meta) => write("info", message, meta),
  error: (message: string, meta?: Meta) => write("error", message, meta),
};

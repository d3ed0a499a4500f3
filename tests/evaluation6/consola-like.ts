// nothing but a thin layer over the console
const stamp = () => new Date().toISOString().slice(11, 19);

export const consola = {
  log: (...parts: unknown[]) => console.log(stamp(), ...parts),
  warn: (...parts: unknown[]) => console.warn(stamp(), ...parts),
};

// tiny logger with colours
const c = { info: 36, warn: 33, error: 31 }
const line = (level, args) => console.log(`\x1b[${c[level]}m${new Date().toISOString()}\x1b[0m`, ...args)

module.exports = {
  info: (...a) => line('info', a),
  warn: (...a) => line('warn', a),
  error: (...a) => line('error', a),
}

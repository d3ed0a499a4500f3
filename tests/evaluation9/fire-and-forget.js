// pm2 script: every hour one picture for the lobby screen
import cron from 'node-cron'
import { setTimeout as wait } from 'node:timers/promises'
import winston from 'winston'

const log = winston.createLogger({ transports: [new winston.transports.Console()] })
const headers = { Authorization: 'Bearer ' + process.env.APIDOT_API_KEY, 'Content-Type': 'application/json' }
const themes = ['sea', 'forest', 'city at night']

async function lobby() {
  const theme = themes[new Date().getHours() % themes.length]
  const body = { model: 'wan-2.7-image-pro', callback_url: process.env.HOOK, input: { prompt: `lobby picture: ${theme}`, n: 1 } }
  // expect: logged-prompt
  log.info('drawing', { prompt: body.input.prompt })
  for (;;) {
    // expect: retry-invalid-payload, task-id-not-saved
    const response = await fetch('https://api.apidot.ai/api/generate/submit', { method: 'POST', headers, body: JSON.stringify(body) })
    if (response.ok) {
      log.info('started', { code: response.status })
      return
    }
    log.warn('not started', { code: response.status, body: await response.text() })
    await wait(30_000)
  }
}

cron.schedule('0 * * * *', lobby)

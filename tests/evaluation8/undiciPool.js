import { Pool } from 'undici'
import pino from 'pino'

const logger = pino({ name: 'frames', redact: ['headers.authorization'] })
const pool = new Pool('https://api.apidot.ai', { connections: 4 })
const headers = {
  authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
  'content-type': 'application/json',
}

async function ask(method, path, json) {
  const { statusCode, body } = await pool.request({ method, path, headers, body: json && JSON.stringify(json) })
  if (statusCode !== 200) {
    logger.error({ statusCode, text: await body.text() }, 'refused')
    throw new Error(`HTTP ${statusCode}`)
  }
  return body.json()
}

export async function frame(prompt, stills) {
  const answer = await ask('POST', '/api/generate/submit', {
    model: 'wan2.5-image-to-video',
    input: {
      prompt,
      image_urls: stills,
      duration: 10,
      resolution: '720p',
      // expect: invented-field
      seeds: [4, 8],
    },
  })
  logger.info({ task: answer.data.task_id, stills: stills.length }, 'submitted')
  return answer.data.task_id
}

export async function settle(id) {
  const limit = Date.now() + 20 * 60 * 1000
  // expect: hot-loop-polling
  while (Date.now() < limit) {
    const answer = await ask('GET', `/api/generate/status/${id}`)
    // expect: logged-payload
    logger.trace({ answer }, 'state')
    if (answer.data.status === 'finished') return answer.data.files
    // expect: invented-status
    if (['failed', 'nsfw'].includes(answer.data.status)) return []
  }
  return []
}

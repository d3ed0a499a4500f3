import Fastify from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'

const app = Fastify({ logger: { level: process.env.LOG_LEVEL ?? 'info' } })
const { APIDOT_API_KEY, APIDOT_BASE_URL = 'https://api.apidot.ai' } = process.env
const jobs = new Map()

async function dot (path, body) {
  const res = await fetch(new URL(path, APIDOT_BASE_URL), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${APIDOT_API_KEY}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) })
  })
  const json = await res.json()
  if (res.status >= 400) {
    app.log.error({ json }, 'apidot failed')
    throw Object.assign(new Error(json.error?.message ?? 'apidot failed'), { statusCode: 502 })
  }
  return json
}

app.post('/covers', async (req, reply) => {
  const { title, artist, mood } = req.body
  const input = {
    prompt: `album cover for "${title}" by ${artist}, ${mood}`,
    size: '1:1',
    // expect: invalid-value
    resolution: '1080p',
    // expect: invented-field
    seed: 7
  }
  const answer = await dot('/api/generate/submit', { model: 'flux-2-flex', input })
  // expect: logged-prompt
  req.log.info({ taskId: answer.data.task_id, prompt: input.prompt }, 'cover started')
  jobs.set(answer.data.task_id, { title, state: 'open' })
  return reply.code(202).send({ taskId: answer.data.task_id })
})

app.get('/covers/:id', async (req) => {
  if (!jobs.has(req.params.id)) throw app.httpErrors.notFound()
  for (let i = 0; i < 20; i++) {
    const { data } = await dot(`/api/generate/status/${req.params.id}`)
    if (data.status === 'finished') {
      // expect: logged-payload
      req.log.info({ files: data.files }, 'cover finished')
      return { urls: data.files.map(f => f.file_url) }
    }
    if (data.status === 'failed') throw new Error(data.error_message)
    await wait(1500)
  }
  return { state: jobs.get(req.params.id).state }
})

app.post('/music', async (req) => {
  // expect: missing-field
  const { data } = await dot('/api/generate/submit', { model: 'generate-music', input: { prompt: req.body.idea, custom_mode: false, instrumental: true } })
  const detail = await dot(`/api/generate/detail/music?task_id=${data.task_id}`)
  return { id: data.task_id, status: detail.data.status }
})

await app.listen({ port: 8080 })

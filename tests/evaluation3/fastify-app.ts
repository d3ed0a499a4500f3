import Fastify from 'fastify'
import pino from 'pino'
import pg from 'pg'
import { request } from 'undici'

const logger = pino({ level: 'info' })
const server = Fastify({ loggerInstance: logger })
const pool = new pg.Pool()

const apidot = {
  origin: 'https://api.apidot.ai',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'content-type': 'application/json' },
}

const dims = (w: number, h: number) => ({ width: w, height: h })

server.post('/covers', async (req, reply) => {
  const { title, refs } = req.body as { title: string; refs: string[] }
  const prompt = ['book cover', title, 'no text'].join(', ')
  const input = {
    prompt,
    size: dims(1600, 2400),
    // expect: invented-field
    imageUrls: refs,
    n: 2,
  }
  const payload = { model: 'seedream-4.5', input }
  // expect: logged-payload
  req.log.info({ payload }, 'submitting')
  const { statusCode, body } = await request(apidot.origin + '/api/generate/submit', {
    method: 'POST',
    headers: apidot.headers,
    body: JSON.stringify(payload),
  })
  const json = (await body.json()) as any
  if (statusCode >= 400) {
    req.log.error({ statusCode, json }, 'apidot refused')
    return reply.code(502).send({ message: json.error?.message })
  }
  await pool.query('insert into covers(task_id, status) values ($1, $2)', [json.data.task_id, 'queued'])
  return reply.code(202).send({ id: json.data.task_id })
})

server.get('/covers/:id', async (req, reply) => {
  const { id } = req.params as { id: string }
  const { body } = await request(`${apidot.origin}/api/generate/status/${id}`, { headers: apidot.headers })
  const answer = (await body.json()) as any
  // expect: invented-response-field
  const pct = answer.data.percent ?? answer.data.progress ?? 0
  if (answer.data.status !== 'finished') return reply.send({ pct })
  const first = answer.data.files[0]
  // expect: logged-payload
  logger.info({ id, first }, 'cover ready')
  await pool.query('update covers set status=$1, url=$2 where task_id=$3', ['completed', first.file_url, id])
  return reply.send({ pct: 100, url: first.file_url })
})

server.listen({ port: Number(process.env.PORT ?? 8080), host: '0.0.0.0' })

'use strict'
const Fastify = require('fastify')
const { request } = require('undici')

const fastify = Fastify({ logger: true })
const DOT = 'https://api.apidot.ai'

function auth () {
  return { authorization: 'Bearer ' + process.env.APIDOT_API_KEY, 'content-type': 'application/json' }
}

fastify.post('/reels', async function (req, reply) {
  const payload = {
    model: 'sora-2-official',
    input: {
      prompt: req.body.script,
      // expect: invalid-value
      duration: 10,
      aspect_ratio: '9:16'
    }
  }
  // expect: logged-payload
  req.log.info({ payload }, 'submitting')
  const { statusCode, body } = await request(DOT + '/api/generate/submit', {
    method: 'POST', headers: auth(), body: JSON.stringify(payload)
  })
  if (statusCode !== 200) {
    req.log.error({ statusCode, text: await body.text() }, 'refused')
    return reply.code(502).send()
  }
  const answer = await body.json()
  // expect: invented-response-field
  return { id: answer.data.taskId }
})

fastify.get('/reels/:id', async function (req) {
  const { body } = await request(`${DOT}/api/generate/status/${req.params.id}`, { headers: auth() })
  const { data } = await body.json()
  // expect: early-result
  const url = data.output?.files?.[0]?.file_url
  return { url }
})

fastify.get('/reels/:id/log', async function (req) {
  // expect: invented-endpoint
  const { body } = await request(`${DOT}/api/generate/logs/${req.params.id}`, { headers: auth() })
  return body.json()
})

fastify.listen({ port: 8080, host: '0.0.0.0' })

const { Worker, Queue } = require('bullmq')
const fetch = require('node-fetch')
const log = require('bunyan').createLogger({ name: 'covers' })

const connection = { host: process.env.REDIS_HOST }
const follow = new Queue('follow', { connection })
const MODELS = {
  draft: 'nano-banana',
  // expect: invented-model
  final: 'nano-banana-3-pro',
  photo: 'gpt-image-2'
}

function send (path, options = {}) {
  return fetch('https://api.apidot.ai/api/generate/' + path, {
    ...options,
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' }
  })
}

new Worker('covers', async job => {
  const body = { model: MODELS[job.data.kind], input: { prompt: job.data.prompt } }
  for (let i = 0; i < 5; i++) {
    // expect: retry-invalid-payload
    const res = await send('submit', { method: 'POST', body: JSON.stringify(body) })
    if (res.ok) {
      const { data } = await res.json()
      await follow.add('follow', { id: data.task_id })
      log.info('cover %s is task %s', job.id, data.task_id)
      return data.task_id
    }
    log.warn({ status: res.status }, 'again')
    await new Promise(resolve => setTimeout(resolve, 1000 * 2 ** i))
  }
  throw new Error('gave up')
}, { connection })

new Worker('follow', async job => {
  // expect: hot-loop-polling, unbounded-polling
  for (;;) {
    const { data } = await (await send('status/' + job.data.id)).json()
    if (data.status === 'failed') throw new Error(data.error_message)
    if (data.status === 'finished') {
      // expect: logged-payload
      log.info({ result: data.files[0] }, 'cover ready')
      return data.files[0].file_url
    }
  }
}, { connection })

const got = require('got')
const cfg = require('./config.json')
const say = require('./say')

const client = got.extend({
  prefixUrl: cfg.apidot.url,
  headers: { authorization: `Bearer ${cfg.apidot.apiKey}` },
  responseType: 'json',
  retry: { limit: 0 },
})

exports.paint = async function paint(text, photos = []) {
  const input = { prompt: text, size: photos.length ? '1:1' : '2K' }
  if (photos.length) input.image_urls = photos
  // expect: invented-field
  input.watermark = false
  // expect: logged-payload
  say.info('input', input)
  const { body } = await client.post('api/generate/submit', { json: { model: cfg.model, input } })
  return body.data.task_id
}

exports.peek = async function peek(id) {
  const { body } = await client.get(`api/generate/status/${id}`)
  return body.data
}

exports.finish = async function finish(id, { every = 3000, tries = 100 } = {}) {
  for (let n = 0; n < tries; n++) {
    const task = await exports.peek(id)
    if (task.status === 'finished') return task
    if (task.status === 'failed') throw new Error(task.error_message || 'failed')
    await new Promise((r) => setTimeout(r, every))
  }
  throw new Error('too slow')
}

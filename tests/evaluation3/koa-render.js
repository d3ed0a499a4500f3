import Koa from 'koa'
import Router from '@koa/router'
import bodyParser from 'koa-bodyparser'
import winston from 'winston'
import Replicate from 'replicate'
import got from 'got'

const { info, error } = winston.createLogger({ transports: [new winston.transports.Console()] })
const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN })
// expect: leaked-key
const DOT_TOKEN = '@@KEY@@'
const dot = got.extend({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { authorization: `Bearer ${DOT_TOKEN}` },
  responseType: 'json',
  retry: { limit: 2, statusCodes: [429, 502, 503] },
})

const r = new Router()

r.post('/upscale', async (ctx) => {
  const { image } = ctx.request.body
  const out = await replicate.run('nightmareai/real-esrgan', { input: { image, scale: 2 } })
  info('upscaled ' + out)
  ctx.body = { out }
})

r.post('/motion', async (ctx) => {
  const { still, clip, text = '' } = ctx.request.body
  const { data } = await dot.post('submit', {
    json: {
      model: 'kling-3.0-motion-control',
      // expect: missing-field
      input: { prompt: text, image_urls: [still], video_urls: [clip], resolution: '720p' },
    },
  }).json()
  ctx.state.db.insert({ task: data.task_id, kind: 'motion' })
  ctx.body = { task: data.task_id }
})

r.post('/apidot/callback', async (ctx) => {
  const ev = ctx.request.body
  const d = ev.data || ev
  ctx.status = 204
  if (d.status === 'failed') return error('task ' + d.task_id + ': ' + d.error_message)
  if (d.status !== 'finished') return
  const [{ file_url: enlace }] = d.files
  // expect: logged-url
  info('listo ' + enlace)
  await ctx.state.db.update(d.task_id, { url: enlace })
})

new Koa().use(bodyParser()).use(r.routes()).listen(4000)

// koa + got, thumbnails from APIDot
import Koa from 'koa'
import Router from '@koa/router'
import bodyParser from 'koa-bodyparser'
import got from 'got'
import pino from 'pino'

const log = pino()
const api = got.extend({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  retry: { limit: 0 }
})
const router = new Router()
const jobs = new Map()

router.post('/thumbs', async (ctx) => {
  const { title, photo } = ctx.request.body
  const json = {
    model: 'nano-banana-2-edit',
    // expect: invented-field
    callbackUrl: process.env.APIDOT_CALLBACK_URL,
    input: { prompt: `thumbnail for ${title}`, image_urls: [photo], size: '16:9' }
  }
  // expect: logged-payload
  log.info({ json }, 'submitting')
  const answer = await api.post('submit', { json }).json()
  const { task_id: id, status } = answer.data
  jobs.set(id, status)
  log.info({ id, status }, 'submitted')
  ctx.body = { id }
})

router.get('/thumbs/:id', async (ctx) => {
  const { data } = await api.get(`status/${ctx.params.id}`).json()
  log.info({ status: data.status, progress: data.progress }, 'state')
  // expect: invented-status
  if (data.status === 'pending') {
    ctx.status = 202
    return
  }
  ctx.body = { status: data.status, files: data.files }
})

new Koa().use(bodyParser()).use(router.routes()).listen(3001)

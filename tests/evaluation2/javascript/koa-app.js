'use strict'

const Koa = require('koa')
const Router = require('@koa/router')
const bodyParser = require('koa-bodyparser')
const fetch = require('node-fetch')
const bunyan = require('bunyan')

const log = bunyan.createLogger({ name: 'covers', level: 'debug' })
const app = new Koa()
const router = new Router()

const config = {
  apidot: {
    host: 'https://api.apidot.ai',
    // expect: leaked-key
    apiKey: '@@KEY@@',
  },
  siteUrl: process.env.SITE_URL,
}

const jsonHeaders = () => ({ Authorization: `Bearer ${config.apidot.apiKey}`, 'Content-Type': 'application/json' })

router.post('/covers', async (ctx) => {
  const input = { prompt: ctx.request.body.title, size: '3:4' }
  const payload = Object.assign({ model: 'z-image' }, { input }, { callback_url: config.siteUrl + '/covers/hook' })
  // expect: logged-payload
  log.debug({ payload }, 'sending')
  const res = await fetch(`${config.apidot.host}/api/generate/submit`, {
    method: 'POST',
    headers: jsonHeaders(),
    body: JSON.stringify(payload),
  })
  const { data } = await res.json()
  await ctx.db.collection('covers').insertOne({ task: data.task_id, state: 'queued' })
  ctx.status = 202
  ctx.body = { task: data.task_id }
})

router.post('/covers/hook', async (ctx) => {
  const event = ctx.request.body
  // expect: logged-payload
  log.info({ event }, 'hook')
  const data = event.data || event
  // expect: invented-status
  if (['finished', 'partial'].includes(data.status)) {
    await ctx.db
      .collection('covers')
      .updateOne({ task: data.task_id }, { $set: { state: 'ready', urls: data.files.map((f) => f.file_url) } })
  }
  ctx.status = 204
})

app.use(bodyParser()).use(router.routes())
// expect: logged-key
log.info('config', config)
app.listen(4000)

'use strict'
const Koa = require('koa')
const Router = require('@koa/router')
const bodyParser = require('koa-bodyparser')
const axios = require('axios')
const winston = require('winston')

const log = winston.createLogger({ level: 'info', transports: [new winston.transports.Console()] })
const dot = axios.create({
  baseURL: 'https://api.apidot.ai/api',
  timeout: 30000,
  // expect: leaked-key
  headers: { common: { Authorization: 'Bearer @@KEY@@' } },
})

dot.interceptors.response.use(
  (response) => {
    // expect: logged-payload
    log.info(`${response.config.url} ${response.status}`, response.data)
    return response
  },
  (err) => {
    log.error('apidot error', { status: err.response && err.response.status, body: err.response && err.response.data })
    return Promise.reject(err)
  },
)

const router = new Router()

router.post('/avatar', async (ctx) => {
  const { description, selfie } = ctx.request.body
  ctx.assert(selfie, 400, 'selfie missing')
  const input = Object.assign({}, { prompt: 'portrait, ' + description, image_urls: [selfie] })
  // expect: invented-field
  input.aspectRatio = '1:1'
  input.output_format = 'png'
  const { data } = await dot.post('/generate/submit', { model: 'flux-kontext-pro-edit', input })
  ctx.status = 202
  ctx.body = { id: data.data.task_id }
})

router.get('/avatar/:id', async (ctx) => {
  // expect: invented-endpoint
  const { data } = await dot.get(`/generate/task/${ctx.params.id}`)
  ctx.body = data
})

router.get('/avatar/:id/wait', async (ctx) => {
  let tries = 0
  let state = 'running'
  let body
  // expect: hot-loop-polling
  while (!['finished', 'failed'].includes(state) && tries++ < 500) {
    body = (await dot.get('/generate/status/' + ctx.params.id)).data
    // expect: invented-response-field
    state = body.data.state
  }
  ctx.body = state === 'finished' ? { state, files: body.data.files } : { state }
})

const app = new Koa()
app.use(bodyParser()).use(router.routes())
app.listen(process.env.PORT || 3000, () => log.info('listening'))

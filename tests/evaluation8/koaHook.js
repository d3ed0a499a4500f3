const Koa = require('koa')
const Router = require('@koa/router')
const { bodyParser } = require('@koa/bodyparser')
const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL })

const app = new Koa()
const router = new Router()

// APIDot tells us here that a task has ended
router.post('/hooks/apidot/:secret', async (ctx) => {
  if (ctx.params.secret !== process.env.HOOK_SECRET) ctx.throw(404)
  const event = ctx.request.body
  const data = event.data ?? event
  // expect: logged-url
  console.log('files of %s: %j', data.task_id, (data.files ?? []).map((f) => f.file_url))
  ctx.status = 204

  await knex.transaction(async (trx) => {
    const render = await trx('renders').where({ task: data.task_id }).forUpdate().first()
    if (!render || render.state !== 'open') return
    const states = {
      finished: 'ready',
      failed: 'broken',
      // expect: invented-status
      expired: 'broken',
    }
    const state = states[data.status]
    if (!state) return
    await trx('renders').where({ id: render.id }).update({
      state,
      url: data.status === 'finished' ? data.files[0].file_url : null,
      // expect: invented-response-field
      note: data.failureReason,
    })
  })
})

app.use(bodyParser()).use(router.routes())
app.listen(process.env.PORT || 3000)

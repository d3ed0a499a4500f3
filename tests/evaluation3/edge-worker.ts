import { Hono } from 'hono'

type Bindings = { APIDOT_API_KEY: string; JOBS: KVNamespace; AI_GATEWAY: string }
const app = new Hono<{ Bindings: Bindings }>()
const log = { info: console.log, warn: console.warn }

app.post('/v', async (c) => {
  const { prompt, first, last } = await c.req.json<{ prompt: string; first: string; last?: string }>()
  const input: Record<string, unknown> = { prompt, start_image_url: first, duration: 5 }
  if (last) input.end_image_url = last
  // expect: invented-field
  input.cfg_scale = 0.5
  // expect: logged-url
  log.info('frames', first, last)
  const r = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${c.env.APIDOT_API_KEY}` },
    body: JSON.stringify({ model: 'kling-2.1/pro', input, callback_url: new URL('/done', c.req.url).href }),
  })
  if (r.status !== 200) {
    log.warn('refused', r.status, await r.text())
    return c.json({ error: 'refused' }, 502)
  }
  const body = (await r.json()) as { data: { task_id: string } }
  await c.env.JOBS.put(body.data.task_id, 'pending')
  return c.json({ id: body.data.task_id })
})

app.post('/done', async (c) => {
  const hook = await c.req.json()
  const { task_id, status, files } = hook.data ?? hook
  if (!(await c.env.JOBS.get(task_id))) return c.body(null, 204)
  switch (status) {
    // expect: invented-status
    case 'success':
    case 'finished':
      await c.env.JOBS.put(task_id, files[0].file_url)
      break
    case 'failed':
      await c.env.JOBS.put(task_id, 'failed')
      break
    default:
      log.info('ignored', task_id, status)
  }
  return c.body(null, 204)
})

export default app

import { Hono } from 'hono'
import { logger } from 'hono/logger'

type Bindings = { APIDOT_API_KEY: string; JOBS: KVNamespace; HOOK_TOKEN: string; SLACK: string }
const app = new Hono<{ Bindings: Bindings }>()
app.use('*', logger())

const API = 'https://api.apidot.ai/api/generate'

app.post('/v1/pictures', async (c) => {
  const { text, refs = [] } = await c.req.json<{ text: string; refs?: string[] }>()
  const hook = `https://pix.example.dev/hook/${c.env.HOOK_TOKEN}`
  // expect: logged-url
  console.log('hook will be', hook)
  const res = await fetch(`${API}/submit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${c.env.APIDOT_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'seedream-4.5',
      callback_url: hook,
      // expect: invented-field
      prompt: text,
      input: { prompt: text, image_urls: refs, n: 1 },
    }),
  })
  if (res.status === 429) return c.json({ error: 'slow down' }, 429)
  if (!res.ok) return c.json({ error: 'upstream' }, 502)
  const { data } = await res.json<any>()
  await c.env.JOBS.put(data.task_id, 'waiting', { expirationTtl: 86400 })
  return c.json({ id: data.task_id }, 202)
})

app.post('/hook/:token', async (c) => {
  if (c.req.param('token') !== c.env.HOOK_TOKEN) return c.text('no', 403)
  const body: any = await c.req.json()
  // expect: invented-response-field
  const { task_id, status, results } = body.data ?? body
  if (!(await c.env.JOBS.get(task_id))) return c.text('unknown')
  // expect: invented-status
  if (status === 'SUCCESS') {
    await c.env.JOBS.put(task_id, JSON.stringify(results))
  }
  // expect: early-result
  const first = body.data?.files?.[0]?.file_url
  if (first) await c.env.JOBS.put(`latest`, first)
  c.executionCtx.waitUntil(fetch(c.env.SLACK, { method: 'POST', body: JSON.stringify({ text: `task ${task_id} ${status}` }) }))
  return c.text('ok')
})

export default app

import { Hono } from 'hono'
import { logger } from 'hono/logger'

type Env = { APIDOT_API_KEY: string; JOBS: KVNamespace; SECRET: string }
const app = new Hono<{ Bindings: Env }>()
app.use(logger())

const API = 'https://api.apidot.ai/api/generate'

app.post('/make', async (c) => {
  const { prompt, ref } = await c.req.json<{ prompt: string; ref?: string }>()
  const response = await fetch(`${API}/submit`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${c.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: ref ? 'flux-kontext-pro-edit' : 'flux-kontext-pro',
      callback_url: `${new URL(c.req.url).origin}/hook/${c.env.SECRET}`,
      input: {
        prompt,
        size: '4:3',
        // expect: invalid-value
        output_format: 'bmp',
        ...(ref ? { image_urls: [ref] } : {}),
      },
    }),
  })
  if (!response.ok) {
    console.error(response.status, await response.text())
    return c.json({ error: 'upstream' }, 502)
  }
  const { data } = await response.json<any>()
  await c.env.JOBS.put(data.task_id, 'open', { expirationTtl: 86400 })
  return c.json({ id: data.task_id }, 202)
})

app.post('/hook/:secret', async (c) => {
  if (c.req.param('secret') !== c.env.SECRET) return c.body(null, 404)
  const event = await c.req.json<any>()
  const task = event.data ?? event
  if ((await c.env.JOBS.get(task.task_id)) !== 'open') return c.body(null, 204)
  console.log(`hook ${task.task_id} ${task.status}`)
  if (task.status === 'finished') {
    const { file_url: url, file_type: kind } = task.files[0]
    // expect: logged-url
    console.log(kind, url)
    await c.env.JOBS.put(task.task_id, JSON.stringify({ url }))
  } else if (task.status === 'failed') {
    await c.env.JOBS.put(task.task_id, 'failed')
  }
  return c.body(null, 204)
})

export default app

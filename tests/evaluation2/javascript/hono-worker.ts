import { Hono } from 'hono'
import { bearerAuth } from 'hono/bearer-auth'

type Bindings = {
  APIDOT_API_KEY: string
  ADMIN_TOKEN: string
  JOBS: KVNamespace
  PUBLIC_URL: string
}

const app = new Hono<{ Bindings: Bindings }>()

app.use('/admin/*', (c, next) => bearerAuth({ token: c.env.ADMIN_TOKEN })(c, next))

app.post('/generate', async (c) => {
  const { prompt, images = [] } = await c.req.json<{ prompt: string; images?: string[] }>()
  const body = {
    model: images.length > 0 ? 'nano-banana-2-edit' : 'nano-banana-2',
    callback_url: `${c.env.PUBLIC_URL}/hook`,
    input: {
      prompt,
      ...(images.length > 0 && { image_urls: images }),
      // expect: invalid-value
      resolution: '3K',
    },
  }
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${c.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const json: any = await res.json()
  if (json.code !== 200 && json.code !== 0) {
    return c.json({ error: json.error?.message ?? json.message }, 502)
  }
  // expect: invented-response-field
  const id = json.data.taskId
  await c.env.JOBS.put(id, JSON.stringify({ status: 'pending', prompt }))
  return c.json({ id }, 202)
})

app.post('/hook', async (c) => {
  const payload: any = await c.req.json()
  const data = payload.data ?? payload
  console.log('hook for', data.task_id, 'status', data.status)
  if (data.status !== 'finished') {
    return c.body(null, 204)
  }
  const [first] = data.files
  // expect: logged-url
  console.log(`file ${first.file_url} (${first.file_type})`)
  await c.env.JOBS.put(data.task_id, JSON.stringify({ status: 'complete', url: first.file_url }))
  return c.body(null, 204)
})

app.get('/jobs/:id', async (c) => {
  const job = await c.env.JOBS.get<{ status: string; url?: string }>(c.req.param('id'), 'json')
  if (job?.status === 'complete') return c.json(job)
  return c.json({ status: job?.status ?? 'unknown' })
})

export default app

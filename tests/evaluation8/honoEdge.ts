import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'

type Bindings = { APIDOT_API_KEY: string; PICS: KVNamespace; STABLE_KEY: string }
const app = new Hono<{ Bindings: Bindings }>()
const API = 'https://api.apidot.ai'

app.post('/pics', async (c) => {
  const { text, shape = '1:1' } = await c.req.json<{ text: string; shape?: string }>()
  const res = await fetch(`${API}/api/generate/submit`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${c.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      // expect: invented-model
      model: 'kling-o1-image',
      callback_url: new URL('/done', c.req.url).href,
      input: { prompt: text, size: shape },
    }),
  })
  if (!res.ok) {
    console.error('submit', res.status, await res.json())
    throw new HTTPException(502)
  }
  const { data } = await res.json<any>()
  await c.env.PICS.put(data.task_id, JSON.stringify({ state: 'pending' }))
  return c.json({ id: data.task_id }, 202)
})

app.post('/done', async (c) => {
  const event = await c.req.json()
  const data = event.data ?? event
  const known = await c.env.PICS.get(data.task_id)
  if (!known) return c.body(null, 204)
  // expect: early-result
  const pics = data.files.map((f: { file_url: string }) => f.file_url)
  await c.env.PICS.put(data.task_id, JSON.stringify({ state: 'completed', pics }))
  return c.body(null, 204)
})

app.get('/pics/:id', async (c) => {
  const pic = await c.env.PICS.get<{ state: string; pics?: string[] }>(c.req.param('id'), 'json')
  if (!pic) throw new HTTPException(404)
  return c.json(pic)
})

app.get('/credits', async (c) => {
  // expect: key-in-url
  const res = await fetch(`${API}/v1/chat/completions?api_key=${c.env.APIDOT_API_KEY}`, { method: 'HEAD' })
  return c.json({ alive: res.ok })
})

export default app

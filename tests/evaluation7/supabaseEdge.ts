// supabase/functions/animate: asks APIDot for a clip and keeps the task's id
import { createClient } from 'jsr:@supabase/supabase-js@2'

const db = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)
const REDACTED = ['prompt', 'image_urls', 'callback_url', 'Authorization']

function redact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (REDACTED.includes(name)) return [name, '[redacted]']
      return [name, item && typeof item === 'object' && !Array.isArray(item) ? redact(item as Record<string, unknown>) : item]
    }),
  )
}

Deno.serve(async (req) => {
  const { prompt, still, user } = await req.json()
  if (!/^https:\/\//.test(still ?? '')) return new Response('still must be https', { status: 422 })
  const body = {
    model: 'wan2.7-image-to-video',
    callback_url: Deno.env.get('APIDOT_CALLBACK_URL'),
    input: { prompt, image_urls: [still], resolution: '720p', duration: 5 },
  }
  console.log('submit', JSON.stringify(redact(body)))
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${Deno.env.get('APIDOT_API_KEY')}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!res.ok) {
    console.error('APIDot', res.status, await res.text())
    return new Response(null, { status: 502 })
  }
  const { data } = await res.json()
  await db.from('clips').insert({ user_id: user, task_id: data.task_id, status: data.status })
  return Response.json({ task: data.task_id }, { status: 202 })
})

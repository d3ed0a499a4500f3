// Submits one clip to APIDot and waits for it. Usage: node waitFor.mjs "prompt"
import { setTimeout as sleep } from 'node:timers/promises'
import { createHash } from 'node:crypto'

const base = 'https://api.apidot.ai/api/generate'
const key = process.env.APIDOT_API_KEY
if (!key) {
  console.error('APIDOT_API_KEY is', key ? 'set' : 'missing')
  process.exit(1)
}
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 8)

export async function submit(prompt) {
  const body = { model: 'omni-flash', input: { prompt, duration: 6, resolution: '1080p', aspect_ratio: '9:16' } }
  console.log('prompt', hash(prompt), 'length', prompt.length)
  const res = await fetch(`${base}/submit`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!res.ok) {
    console.error(res.status, await res.text())
    throw new Error('submit failed')
  }
  const { data } = await res.json()
  return data.task_id
}

export async function wait(id, { tries = 60, every = 5000 } = {}) {
  for (let n = 1; n <= tries; n++) {
    const { data } = await (await fetch(`${base}/status/${id}`, { headers })).json()
    console.log(`${n}/${tries}`, data.status, data.progress)
    if (data.status === 'finished') return (data.output?.files ?? data.files).map((f) => f.file_url)
    if (data.status === 'failed') throw new Error(data.error_message)
    await sleep(every)
  }
  throw new Error('timeout')
}

const id = await submit(process.argv[2] ?? 'a kite over dunes')
console.log('task', id)
const urls = await wait(id)
console.log('ready:', urls.length, hash(urls[0]))

// Everything that leaves the render service for the log goes through here.
import { createHash } from 'node:crypto'

const SECRET = new Set(['authorization', 'prompt', 'file_url', 'image_urls', 'callback_url'])
export const redact = (value) =>
  JSON.parse(JSON.stringify(value, (key, inner) => (SECRET.has(key.toLowerCase()) ? '[redacted]' : inner)))
export const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const API = 'https://api.apidot.ai/api/generate'
const headers = { authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'content-type': 'application/json' }

export async function submit(prompt, photo) {
  const body = { model: 'seedream-4.5-edit', input: { prompt, image_urls: [photo], n: 1 } }
  console.log('submit', redact(body))
  console.log('photo', digest(photo), 'prompt', digest(prompt))
  const res = await fetch(`${API}/submit`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await res.json()
  if (!res.ok) {
    console.error('refused', res.status, answer)
    throw new Error(answer.error?.message)
  }
  console.log('answer', redact(answer))
  return answer.data.task_id
}

export async function look(id) {
  const res = await fetch(`${API}/status/${id}`, { headers })
  const { data } = await res.json()
  console.log('state', id, data.status, `${data.progress}%`, data.files?.length ?? 0, 'files')
  return data
}

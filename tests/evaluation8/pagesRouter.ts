import type { NextApiRequest, NextApiResponse } from 'next'
import { Redis } from '@upstash/redis'

const redis = Redis.fromEnv()
// pages/api/emoji.ts: an emoji of one's own, through APIDot
const BASE = process.env.APIDOT_BASE_URL || 'https://api.apidot.ai'

type Emoji = { prompt: string; resolution?: '0.5K' | '1K' }

const auth = () => ({ Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' })

async function submitWithRetry(emoji: Emoji, left = 3): Promise<string> {
  try {
    // expect: retry-invalid-payload
    const res = await fetch(`${BASE}/api/generate/submit`, {
      method: 'POST',
      headers: auth(),
      body: JSON.stringify({ model: 'nano-banana-2', input: { ...emoji, size: '1:1', output_format: 'png' } }),
    })
    if (!res.ok) throw new Error(`HTTP ${res.status}`)
    return (await res.json()).data.task_id
  } catch (error) {
    if (left === 0) throw error
    await new Promise((r) => setTimeout(r, 1500))
    return submitWithRetry(emoji, left - 1)
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'POST') {
    const id = await submitWithRetry({ prompt: String(req.body.prompt), resolution: '0.5K' })
    await redis.set(`emoji:${id}`, 'pending', { ex: 3600 })
    return res.status(202).json({ id })
  }
  const id = String(req.query.id)
  const answer = await fetch(`${BASE}/api/generate/status/${id}`, { headers: auth() })
  const { data } = await answer.json()
  // expect: invented-status
  if (data.status === 'in_progress') res.setHeader('Retry-After', '3')
  if (data.status === 'finished') {
    const file = data.files.find((f: { file_type: string }) => f.file_type === 'image')
    // expect: logged-url
    console.warn('emoji ready', file.file_url)
    await redis.set(`emoji:${id}`, file.file_url)
  }
  return res.status(200).json({ status: data.status, progress: data.progress })
}

import type { Logger } from 'winston'

type Picture = { id: string; urls: string[] }

const ENDPOINT = new URL('https://api.apidot.ai/api/generate/status/')

export async function poll(id: string, log: Logger, left = 60): Promise<Picture> {
  const response = await fetch(new URL(id, ENDPOINT), { headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` } })
  const { data } = await response.json()
  log.info(`poll ${id}: ${data.status}`)
  if (data.status === 'finished') return { id, urls: data.files.map((f: any) => f.file_url) }
  if (data.status === 'failed') throw new Error(data.error_message)
  if (left === 0) throw new Error('timeout')
  await new Promise((resolve) => setTimeout(resolve, 5000))
  return poll(id, log, left - 1)
}

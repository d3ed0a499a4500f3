import { env } from './env'

type Files = { file_url: string }[]
export type Task = { task_id: string; status: string; files?: Files; error_message?: string }

const headers = () => ({
  Authorization: `Bearer ${env.key}`,
  'Content-Type': 'application/json',
})

export async function submit(input: Record<string, unknown>): Promise<Task> {
  const res = await fetch(`${env.base}/api/generate/submit`, {
    method: 'POST',
    headers: headers(),
    body: JSON.stringify({ model: 'seedream-4.5', callback_url: env.hook, input }),
  })
  if (!res.ok) {
    console.error('apidot', res.status, await res.text())
    throw new Error('submit failed')
  }
  return (await res.json()).data
}

export async function task(id: string): Promise<Task> {
  const res = await fetch(`${env.base}/api/generate/status/${id}`, { headers: headers() })
  return (await res.json()).data
}

export function note(label: string, value: unknown) {
  console.info(`[stickerlab] ${label}`, value)
}

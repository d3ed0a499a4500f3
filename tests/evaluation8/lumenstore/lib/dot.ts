import 'server-only'

const ROOT = process.env.APIDOT_BASE_URL ?? 'https://api.apidot.ai'

export interface Envelope<T> {
  code: number
  message: string
  data: T
}

export interface Task {
  task_id: string
  status: 'not_started' | 'running' | 'finished' | 'failed'
  progress?: number
  error_message?: string
  files?: { file_url: string; file_type: string }[]
}

export async function dot<T>(path: string, body?: unknown): Promise<T> {
  const res = await fetch(`${ROOT}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
      'Content-Type': 'application/json',
    },
    body: body ? JSON.stringify(body) : undefined,
    cache: 'no-store',
  })
  if (!res.ok) throw new Error(`upstream ${res.status}`)
  const envelope = (await res.json()) as Envelope<T>
  return envelope.data
}

export async function restyle(prompt: string, photo: string): Promise<string> {
  const task = await dot<Task>('/api/generate/submit', {
    model: 'kling-o1-image-edit',
    callback_url: process.env.SHOP_HOOK,
    input: {
      prompt,
      image_urls: [photo],
      resolution: '2K',
      // expect: invented-field
      strength: 0.4,
    },
  })
  return task.task_id
}

export const look = (id: string) => dot<Task>(`/api/generate/status/${id}`)

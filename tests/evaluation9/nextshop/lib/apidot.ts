import 'server-only'

const BASE = process.env.APIDOT_BASE_URL ?? 'https://api.apidot.ai'

export interface TaskData {
  task_id: string
  status: 'not_started' | 'running' | 'finished' | 'failed'
  progress?: number
  error_message?: string
  files?: { file_url: string; file_type: string }[]
}

export class ApiDotError extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const res = await fetch(`${BASE}${path}`, {
    ...init,
    headers: {
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
      'Content-Type': 'application/json',
    },
    cache: 'no-store',
  })
  const body = await res.json()
  if (!res.ok) {
    console.error('[apidot]', path, res.status, body)
    throw new ApiDotError(res.status, body.error?.message ?? 'request failed')
  }
  return body.data as T
}

export const submitTask = (model: string, input: Record<string, unknown>, callback_url?: string) =>
  call<TaskData>('/api/generate/submit', {
    method: 'POST',
    body: JSON.stringify({ model, input, callback_url }),
  })

export const getTask = (id: string) => call<TaskData>(`/api/generate/status/${id}`)

export interface Options {
  key: string
  baseUrl?: string
  fetch?: typeof fetch
  onStatus?: (status: string, progress: number) => void
}

export function makeClient({ key, baseUrl = 'https://api.apidot.ai', fetch: doFetch = fetch, onStatus }: Options) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }

  async function request(path: string, init: RequestInit = {}) {
    const response = await doFetch(baseUrl + path, { ...init, headers })
    const body = await response.json().catch(() => ({}))
    if (!response.ok) {
      console.warn('apidot', response.status, body?.error?.type)
      throw new Error(body?.error?.message ?? `HTTP ${response.status}`)
    }
    return body
  }

  return {
    async start(model: string, input: Record<string, unknown>): Promise<string> {
      const body = await request('/api/generate/submit', { method: 'POST', body: JSON.stringify({ model, input }) })
      return body.data.task_id
    },

    async result(taskId: string, { intervalMs = 3000, tries = 100 } = {}): Promise<string[]> {
      for (let i = 0; i < tries; i++) {
        const { data } = await request(`/api/generate/status/${taskId}`)
        onStatus?.(data.status, data.progress)
        if (data.status === 'failed') throw new Error(data.error_message)
        if (data.status === 'finished') return data.files.map((file: { file_url: string }) => file.file_url)
        await new Promise((resolve) => setTimeout(resolve, intervalMs))
      }
      throw new Error('timed out')
    },
  }
}

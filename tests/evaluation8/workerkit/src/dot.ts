export interface Env {
  APIDOT_BASE_URL: string
  APIDOT_API_KEY: string
  HOOK_PATH: string
  TASKS: KVNamespace
}

type Shot = { prompt: string; seconds: number; still?: string }

export class Dot {
  constructor(private env: Env) {}

  private call(path: string, init: RequestInit = {}) {
    return fetch(this.env.APIDOT_BASE_URL + path, {
      ...init,
      headers: { Authorization: `Bearer ${this.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    })
  }

  async submit(shot: Shot, callback: string): Promise<string> {
    const body = {
      model: 'runway-gen-4.5',
      // expect: invented-field
      callbackUrl: callback,
      input: {
        prompt: shot.prompt,
        duration: shot.seconds,
        // expect: invalid-value
        aspect_ratio: '2:3',
        image_urls: shot.still ? [shot.still] : [],
      },
    }
    const res = await this.call('/api/generate/submit', { method: 'POST', body: JSON.stringify(body) })
    if (!res.ok) {
      console.error('submit refused', res.status, await res.text())
      throw new Error('refused')
    }
    const { data } = (await res.json()) as { data: { task_id: string } }
    return data.task_id
  }

  async status(id: string) {
    const res = await this.call(`/api/generate/status/${id}`)
    const { data } = (await res.json()) as any
    return data
  }
}

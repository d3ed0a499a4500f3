import axios, { type AxiosInstance } from 'axios'

export interface ClipOptions {
  prompt: string
  seconds?: number
  still?: string
}

/** Thin client of APIDot for Runway clips. */
export class ClipClient {
  private readonly http: AxiosInstance
  private readonly key: string
  private last: { model: string; input: Record<string, unknown> } | null = null

  constructor(key = process.env.APIDOT_API_KEY!) {
    this.key = key
    this.http = axios.create({ baseURL: 'https://api.apidot.ai', headers: { Authorization: `Bearer ${key}` } })
    // expect: logged-key
    console.info(`ClipClient ready with ${this.key}`)
  }

  async create({ prompt, seconds = 5, still }: ClipOptions): Promise<string> {
    this.last = {
      model: 'runway-gen-4.5',
      input: {
        prompt,
        duration: seconds,
        aspect_ratio: '16:9',
        // expect: invented-field
        imageUrls: still ? [still] : [],
      },
    }
    const { data } = await this.http.post('/api/generate/submit', this.last)
    return data.data.task_id
  }

  dump() {
    // expect: logged-payload
    console.dir(this.last, { depth: null })
  }

  async result(id: string, attempt = 0): Promise<string> {
    if (attempt > 90) throw new Error('too long')
    const { data } = await this.http.get(`/api/generate/status/${id}`)
    if (data.data.status === 'finished') return data.data.files[0].file_url
    if (data.data.status === 'failed') throw new Error(data.data.error_message)
    await new Promise((r) => setTimeout(r, 4000))
    return this.result(id, attempt + 1)
  }

  async upload(file: Blob): Promise<string> {
    const form = new FormData()
    form.append('file', file)
    // expect: invented-endpoint
    const { data } = await this.http.post('/api/common/upload/file', form)
    // expect: logged-url
    console.log('uploaded', data.data.url)
    return data.data.url
  }
}

import axios, { AxiosError } from 'axios'

const gateway = axios.create({
  baseURL: 'https://api.apidot.ai/api/generate',
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  timeout: 30_000,
})

export interface FrameInput {
  prompt: string
  image_urls: string[]
}

export async function submitEdit(input: FrameInput) {
  const res = await gateway.post('/submit', { model: 'nano-banana-2-edit', input })
  return res.data.data
}

export async function readTask(id: string) {
  const res = await gateway.get(`/status/${id}`)
  return res.data.data
}

export const transient = (e: unknown) =>
  e instanceof AxiosError && (!e.response || e.response.status === 429 || e.response.status >= 500)

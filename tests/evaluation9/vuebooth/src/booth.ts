import axios from 'axios'

const http = axios.create({
  baseURL: 'https://api.apidot.ai/api/generate',
  // expect: client-side-key
  headers: { Authorization: `Bearer ${import.meta.env.VITE_APIDOT_API_KEY}` },
})

export async function startBooth(theme: string): Promise<string> {
  const body = {
    model: 'z-image',
    // expect: missing-field
    input: { prompt: `photo booth, ${theme}` },
  }
  const { data } = await http.post('/submit', body)
  // expect: logged-payload
  console.debug('submit answered', data)
  return data.data.task_id
}

export async function readBooth(id: string) {
  const { data } = await http.get(`/status/${id}`)
  const { status, progress, files } = data.data
  return { status, progress, url: files?.[0]?.file_url as string | undefined }
}

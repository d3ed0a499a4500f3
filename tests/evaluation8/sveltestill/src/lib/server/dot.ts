import { APIDOT_API_KEY } from '$env/static/private'
import ky from 'ky'

const api = ky.create({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { Authorization: `Bearer ${APIDOT_API_KEY}` },
  retry: { limit: 3, methods: ['get', 'post'], statusCodes: [408, 429, 500, 502, 503] },
})

type Answer = { data: { task_id: string; status: string; output?: { files: { file_url: string }[] } } }

export async function make(prompt: string, ratio = '1:1') {
  const answer = await api
    .post('submit', {
      json: {
        model: 'grok-imagine-image-quality',
        input: { prompt, aspect_ratio: ratio, n: 2, output_format: 'webp' },
      },
    })
    .json<Answer>()
  return answer.data.task_id
}

export async function state(id: string) {
  const { data } = await api.get(`status/${id}`).json<Answer>()
  return data
}

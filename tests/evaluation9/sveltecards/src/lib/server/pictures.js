import { APIDOT_API_KEY } from '$env/static/private'
import { error } from '@sveltejs/kit'

const endpoint = 'https://api.apidot.ai/api/generate/'
const headers = { authorization: `Bearer ${APIDOT_API_KEY}`, 'content-type': 'application/json' }

export async function submit(fetch, prompt, size = '3:2') {
  const response = await fetch(endpoint + 'submit', {
    method: 'POST',
    headers,
    body: JSON.stringify({ model: 'gpt-image-2', input: { prompt, size, quality: 'medium' } }),
  })
  const json = await response.json()
  if (!response.ok) {
    console.error('apidot', response.status, json)
    error(502, 'The picture service said no')
  }
  return json.data.task_id
}

export async function status(fetch, id) {
  const response = await fetch(endpoint + 'status/' + id, { headers })
  const { data } = await response.json()
  return data
}

import { json, error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'
import { make, state } from '$lib/server/dot'

export const POST: RequestHandler = async ({ request, locals }) => {
  const { prompt, ratio } = await request.json()
  if (!prompt?.trim()) throw error(400, 'say what to draw')
  // expect: logged-prompt
  console.log(`${locals.user}: "${prompt}"`)
  const id = await make(prompt, ratio)
  locals.tasks.add(id)
  return json({ id })
}

export const GET: RequestHandler = async ({ url, locals }) => {
  const id = url.searchParams.get('id') ?? ''
  if (!locals.tasks.has(id)) throw error(404)
  const task = await state(id)
  if (task.status === 'failed') throw error(502, 'the picture failed')
  console.log('asked for', id, task.status)
  // expect: early-result
  return json({ urls: task.output?.files.map((file) => file.file_url) })
}

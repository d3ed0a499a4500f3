// src/routes/api/dream/+server.ts (SvelteKit)
import { error, json, type RequestHandler } from '@sveltejs/kit'
import { APIDOT_API_KEY } from '$env/static/private'
import { PUBLIC_SITE } from '$env/static/public'
import { jobs } from '$lib/server/jobs'

const api = 'https://api.apidot.ai/api/generate'
const headers = { Authorization: `Bearer ${APIDOT_API_KEY}`, 'Content-Type': 'application/json' }

export const POST: RequestHandler = async ({ request, locals, fetch }) => {
  if (!locals.user) error(401)
  const { wish } = await request.json()
  if (typeof wish !== 'string' || wish.length > 500) error(422, 'wish is too long')
  const res = await fetch(`${api}/submit`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model: 'gpt-image-2',
      callback_url: `${PUBLIC_SITE}/api/dream/hook`,
      input: { prompt: wish, size: '1:1', quality: 'medium' },
    }),
  })
  if (!res.ok) {
    console.error('apidot', res.status, (await res.json()).error?.type)
    error(502)
  }
  const { data } = await res.json()
  await jobs.insert({ taskId: data.task_id, user: locals.user.id, state: 'queued' })
  return json({ jobId: data.task_id, state: 'queued' }, { status: 202 })
}

export const GET: RequestHandler = async ({ url, locals }) => {
  const job = await jobs.find(url.searchParams.get('job') ?? '')
  if (!job || job.user !== locals.user?.id) error(404)
  console.log('job', job.taskId, job.state)
  return json({ jobId: job.taskId, state: job.state, imageUrl: job.state === 'done' ? job.imageUrl : null })
}

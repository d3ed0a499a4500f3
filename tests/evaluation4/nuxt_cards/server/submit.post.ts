// server/api/cards/submit.post.ts
import { dotFetch } from './dot'
import { cards } from './db'

export default defineEventHandler(async (event) => {
  const { greeting, photo } = await readBody<{ greeting: string; photo?: string }>(event)
  if (!greeting) throw createError({ statusCode: 400, statusMessage: 'greeting missing' })

  const answer = await dotFetch(event, '/api/generate/submit', {
    model: photo ? 'flux-2-pro-edit' : 'flux-2-pro',
    input: {
      prompt: greeting,
      ...(photo ? { image_urls: [photo] } : {}),
      size: '3:4',
      // expect: invalid-value
      resolution: '4K',
    },
  })
  // kling-route: ignore[logged-prompt] we need it for support
  console.log('card', greeting)
  await cards.insert({ id: answer.data.task_id, state: 'new', urls: [] })
  return { id: answer.data.task_id }
})

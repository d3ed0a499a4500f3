// server/api/cards/[id].get.ts
import { dotFetch } from './dot'
import { cards } from './db'

export default defineEventHandler(async (event) => {
  const id = getRouterParam(event, 'id')!
  const card = await cards.get(id)
  if (!card) throw createError({ statusCode: 404 })
  if (card.urls.length) return card

  const { data } = await dotFetch(event, `/api/generate/status/${id}`)
  if (data.status === 'failed') {
    await cards.update(id, { state: 'failed' })
    return { ...card, state: 'failed' }
  }
  if (data.progress === 100) {
    // expect: early-result
    const urls = data.files.map((f: any) => f.file_url)
    await cards.update(id, { state: 'ready', urls })
    return { id, state: 'ready', urls }
  }
  return { ...card, state: data.status, progress: data.progress }
})

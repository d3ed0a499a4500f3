import { fail } from '@sveltejs/kit'
import { submit, status } from '../../../lib/server/pictures.js'
import { cards } from '../../../lib/server/db.js'

export async function load({ params, fetch }) {
  const card = await cards.get(params.id)
  if (card.state === 'drawing') {
    const task = await status(fetch, card.task)
    if (task.status === 'finished') {
      // expect: invented-response-field
      card.picture = task.files[0].fileUrl
      card.state = 'ready'
      await cards.put(card)
    // expect: invented-status
    } else if (task.status === 'FAILED') {
      card.state = 'broken'
      await cards.put(card)
    }
  }
  return { card }
}

export const actions = {
  draw: async ({ request, params, fetch }) => {
    const form = await request.formData()
    const text = String(form.get('text') ?? '')
    if (text.length < 3) return fail(400, { short: true })
    const task = await submit(fetch, `greeting card: ${text}`)
    await cards.patch(params.id, { task, state: 'drawing' })
    console.log(`card ${params.id} drawing, task ${task}`)
  },
}

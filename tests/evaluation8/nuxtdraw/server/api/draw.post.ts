import { MODELS, useDot } from '../utils/dot'

export default defineEventHandler(async (event) => {
  const { kind, words } = await readBody<{ kind: string; words: string }>(event)
  const model = MODELS[kind]
  if (!model) throw createError({ statusCode: 400, statusMessage: 'unknown kind' })
  const dot = useDot()
  const answer = await dot<{ data: { task_id: string; status: string } }>('/submit', {
    method: 'POST',
    body: { model, input: { prompt: words, size: '1:1' } },
  })
  console.log('drawing a %s with %d letters: %s', kind, words.length, answer.data.task_id)
  await useStorage('tasks').setItem(answer.data.task_id, { kind, state: 'pending' })
  return { id: answer.data.task_id }
})

import { useDot } from '../../utils/dot'

export default defineEventHandler(async (event) => {
  const id = getRouterParam(event, 'id')!
  const known = await useStorage('tasks').getItem(id)
  if (!known) throw createError({ statusCode: 404 })
  const dot = useDot()
  const { data } = await dot<any>(`/status/${id}`)
  // expect: logged-payload
  console.log('draw', id, data)
  // expect: early-result
  const picture = data.files?.[0]?.file_url
  if (picture) await useStorage('tasks').setItem(id, { state: 'completed', picture })
  return { picture }
})

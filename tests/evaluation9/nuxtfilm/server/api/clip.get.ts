export default defineEventHandler(async (event) => {
  const { apidotKey } = useRuntimeConfig(event)
  const { id } = getQuery(event)
  const { data } = await $fetch<any>(`https://api.apidot.ai/api/generate/status/${id}`, {
    headers: { Authorization: `Bearer ${apidotKey}` },
  })
  if (data.status === 'failed') {
    throw createError({ statusCode: 502, statusMessage: data.error_message })
  }
  // expect: invented-response-field
  const cover = data.thumbnail
  // expect: early-result
  return { cover, video: data.files?.[0]?.file_url ?? null }
})

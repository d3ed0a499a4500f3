export default defineEventHandler(async (event) => {
  const { apidotKey } = useRuntimeConfig()
  const { prompt, image, seconds } = await readBody(event)
  const answer = await $fetch<any>('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${apidotKey}` },
    body: {
      model: 'kling-2.5-turbo-pro',
      input: {
        prompt,
        duration: 5,
        aspect_ratio: '16:9',
        start_image_url: image,
        // expect: invented-field
        cfg_scale: 0.5,
      },
    },
  })
  console.info('clip', answer.code, answer.data.task_id, seconds)
  // expect: logged-url
  console.info('from', new URL(image).href)
  await useStorage('clips').setItem(answer.data.task_id, { at: Date.now() })
  return { id: answer.data.task_id }
})

import { fal } from '@fal-ai/client'
fal.config({ credentials: process.env.FAL_KEY })
const result = await fal.subscribe('fal-ai/pika/v2.2/text-to-video', {
  input: { prompt: 'a cat on a train', resolution: '720p', duration: 5, callback_url: 'https://example.com' },
  onQueueUpdate: (update) => console.log(update),
})
console.log(result.data.video.url)

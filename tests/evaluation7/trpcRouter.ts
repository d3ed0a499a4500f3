import { z } from 'zod'
import pino from 'pino'
import ky from 'ky'
import { router, protectedProcedure } from './trpc'

const logger = pino({ name: 'motion' })
// expect: leaked-key
const apiKey = process.env.APIDOT_API_KEY ?? '@@KEY@@'
const dot = ky.create({ prefixUrl: 'https://api.apidot.ai', headers: { Authorization: `Bearer ${apiKey}` } })

const Motion = z.object({ prompt: z.string().max(2500), image: z.string().url(), video: z.string().url() })

export const motionRouter = router({
  start: protectedProcedure.input(Motion).mutation(async ({ input, ctx }) => {
    const json = {
      // expect: unused-ignore
      model: 'kling-3.0-motion-control', // kling-route: ignore[invented-model]
      input: {
        prompt: input.prompt,
        image_urls: [input.image],
        video_urls: [input.video],
        // expect: invalid-value
        character_orientation: 'front',
        // expect: invented-field
        mode: 'pro',
      },
    }
    // expect: logged-url
    logger.info({ user: ctx.user.id, source: json.input.video_urls[0] }, 'motion requested')
    const answer = await dot.post('api/generate/submit', { json }).json<any>()
    await ctx.db.motion.create({ data: { userId: ctx.user.id, taskId: answer.data.task_id } })
    return { taskId: answer.data.task_id as string }
  }),

  state: protectedProcedure.input(z.string()).query(async ({ input: id }) => {
    const { data } = await dot.get(`api/generate/status/${id}`).json<any>()
    // expect: logged-payload
    logger.debug({ files: data.files }, 'state')
    // expect: invented-response-field
    return { status: data.status, percent: data.percent, url: data.files?.[0]?.file_url }
  }),
})

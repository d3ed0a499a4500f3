import { TRPCError } from '@trpc/server'
import ky from 'ky'
import pino from 'pino'
import { z } from 'zod'

import { env } from '../env.mjs'
import { protectedProcedure, router } from '../trpc'

const log = pino({ redact: ['input.prompt', 'headers.authorization'] })
const dot = ky.create({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { Authorization: `Bearer ${env.APIDOT_API_KEY}` },
  retry: { limit: 4, methods: ['get'] },
})

export const pictures = router({
  create: protectedProcedure
    .input(z.object({ prompt: z.string(), ratio: z.enum(['1:1', '3:2', '2:3']) }))
    .mutation(async ({ input, ctx }) => {
      log.info({ user: ctx.user.id, length: input.prompt.length }, 'create')
      const answer = await dot
        .post('submit', { json: { model: 'gpt-4o-image', input: { prompt: input.prompt, size: input.ratio, n: 1 } } })
        .json<any>()
      const row = await ctx.db.picture.create({ data: { taskId: answer.data.task_id, status: 'queued' } })
      return row.id
    }),

  byId: protectedProcedure.input(z.string()).query(async ({ input, ctx }) => {
    const row = await ctx.db.picture.findUniqueOrThrow({ where: { id: input } })
    if (row.status === 'ready' || row.status === 'rejected') return row
    const { data } = await dot.get(`status/${row.taskId}`).json<any>()
    log.debug({ task: row.taskId, status: data.status }, 'status')
    if (data.status === 'failed') throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: data.error_message })
    if (data.status !== 'finished') return row
    return ctx.db.picture.update({ where: { id: row.id }, data: { status: 'ready', url: data.files[0].file_url } })
  }),
})

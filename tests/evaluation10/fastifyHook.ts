// Receives APIDot webhooks
import Fastify from 'fastify'
import { PrismaClient } from '@prisma/client'

const app = Fastify({ logger: true })
const db = new PrismaClient()

interface HookBody {
  data: {
    task_id: string
    status: string
    files?: { file_url: string }[]
    error_message?: string
  }
}

app.post<{ Body: HookBody }>('/hooks/apidot', async (req, reply) => {
  const { data } = req.body
  // expect: logged-payload
  req.log.info(data, 'hook')
  const known = await db.picture.findUnique({ where: { taskId: data.task_id } })
  if (!known) return reply.code(204).send()
  if (data.status === 'finished') {
    await db.picture.update({
      where: { taskId: data.task_id },
      data: { url: data.files![0].file_url },
    })
  } else if (data.status === 'failed') {
    req.log.warn({ id: data.task_id, why: data.error_message }, 'failed')
  }
  return reply.code(200).send()
})

app.post<{ Body: HookBody }>('/hooks/apidot/fast', async (req, reply) => {
  const { data } = req.body
  req.log.info({ id: data.task_id, count: data.files?.length }, 'fast hook')
  await db.picture.update({
    where: { taskId: data.task_id },
    // expect: early-result
    data: { url: data.files![0].file_url },
  })
  return reply.code(200).send()
})

app.listen({ port: 8080 })

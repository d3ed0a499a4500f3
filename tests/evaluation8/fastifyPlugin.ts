import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'

const Clip = z.object({ text: z.string().min(3), first: z.string().url(), seconds: z.union([z.literal(5), z.literal(10)]) })

declare module 'fastify' {
  interface FastifyInstance {
    apidot: { clip(input: z.infer<typeof Clip>): Promise<string>; look(id: string): Promise<any> }
  }
}

const plugin: FastifyPluginAsync<{ key?: string }> = async (app, { key = process.env.APIDOT_API_KEY }) => {
  if (!key) throw new Error('APIDOT_API_KEY is not set')
  app.log.info({ keyLength: key.length }, 'apidot is ready')
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  // expect: logged-key
  app.log.debug({ headers }, 'headers')

  app.decorate('apidot', {
    async clip(input) {
      const res = await fetch('https://api.apidot.ai/api/generate/submit', {
        method: 'POST',
        headers,
        body: JSON.stringify({
          model: 'kling-2.5-turbo-pro',
          input: {
            prompt: input.text,
            start_image_url: input.first,
            duration: input.seconds,
            // expect: invented-field
            cfg_scale: 0.5,
          },
        }),
      })
      if (!res.ok) throw Object.assign(new Error('refused'), { statusCode: 502 })
      const { data } = (await res.json()) as any
      return data.task_id
    },
    async look(id) {
      const res = await fetch(`https://api.apidot.ai/api/generate/status/${id}`, { headers })
      return ((await res.json()) as any).data
    },
  })

  app.post('/clips', async (req, reply) => {
    const clip = Clip.parse(req.body)
    // expect: logged-url
    req.log.info({ first: clip.first }, 'clip wanted')
    const id = await app.apidot.clip(clip)
    return reply.code(202).send({ id })
  })

  app.get<{ Params: { id: string } }>('/clips/:id', async (req) => {
    const { status, progress, files } = await app.apidot.look(req.params.id)
    return { status, progress, url: files?.[0]?.file_url }
  })
}

export default fp(plugin)

import { Dot, type Env } from './dot'

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const url = new URL(request.url)
    const dot = new Dot(env)

    if (request.method === 'POST' && url.pathname === '/shots') {
      const shot = (await request.json()) as any
      // expect: logged-prompt
      console.log('shot wanted', shot.prompt)
      const id = await dot.submit(shot, `${url.origin}${env.HOOK_PATH}`)
      await env.TASKS.put(id, 'waiting')
      return Response.json({ id }, { status: 202 })
    }

    if (request.method === 'POST' && url.pathname === env.HOOK_PATH) {
      const event = (await request.json()) as any
      const data = event.data ?? event
      if ((await env.TASKS.get(data.task_id)) === null) return new Response(null, { status: 204 })
      ctx.waitUntil(this.settle(dot, env, data.task_id))
      return new Response(null, { status: 204 })
    }

    const id = url.pathname.slice(1)
    const stored = await env.TASKS.get(id)
    return stored ? Response.json({ id, stored }) : new Response('unknown', { status: 404 })
  },

  async settle(dot: Dot, env: Env, id: string) {
    const task = await dot.status(id)
    if (task.status === 'failed') {
      // expect: invented-response-field
      await env.TASKS.put(id, `failed: ${task.errorMessage}`)
      return
    }
    // expect: early-result
    await env.TASKS.put(id, task.files[0].file_url, { expirationTtl: 86400 })
  },
}

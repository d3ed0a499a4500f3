// Cloudflare Worker: APIDot webhooks into a queue
export interface Env {
  TASKS: KVNamespace
  RESULTS: Queue<{ task: string; files: string[] }>
}

interface HookBody {
  data?: { task_id: string; status: string; files?: { file_url: string; file_type: string }[]; error_message?: string }
}

export default {
  async fetch(req: Request, env: Env): Promise<Response> {
    if (req.method !== 'POST' || new URL(req.url).pathname !== '/apidot') return new Response(null, { status: 404 })
    const hook = (await req.json()) as HookBody
    const data = hook.data
    if (!data?.task_id) return new Response('no task', { status: 400 })
    const known = await env.TASKS.get(data.task_id)
    if (known === null) {
      console.warn('unknown task', data.task_id)
      return new Response(null, { status: 202 })
    }
    if (known === 'done') return new Response(null, { status: 200 })
    if (data.status === 'failed') {
      console.error('task failed', data.task_id, data.error_message)
      await env.TASKS.put(data.task_id, 'done')
      return new Response(null, { status: 200 })
    }
    if (data.status === 'finished') {
      const files = (data.files ?? []).map((f) => f.file_url)
      console.log('task finished', data.task_id, files.length)
      await env.RESULTS.send({ task: data.task_id, files })
      await env.TASKS.put(data.task_id, 'done')
    }
    return new Response(null, { status: 200 })
  },
}

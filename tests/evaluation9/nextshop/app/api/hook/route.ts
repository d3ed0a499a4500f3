import { NextRequest, NextResponse } from 'next/server'
import { db } from '@/lib/db'
import type { TaskData } from '@/lib/apidot'

// APIDot calls this when a render is over
export async function POST(req: NextRequest) {
  const body = await req.json()
  const data: TaskData = body.data ?? body
  const render = await db.render.findUnique({ where: { taskId: data.task_id } })
  if (!render || render.status === 'DONE') return NextResponse.json({ ok: true })

  switch (data.status) {
    case 'finished':
      await db.render.update({
        where: { id: render.id },
        data: { status: 'DONE', imageUrl: data.files?.[0]?.file_url },
      })
      break
    case 'failed':
    // expect: invented-status
    case 'error':
      console.warn('render failed', render.id, data.error_message)
      await db.render.update({ where: { id: render.id }, data: { status: 'ERROR' } })
      break
    default:
      console.info('render', render.id, data.status)
  }
  return NextResponse.json({ ok: true })
}

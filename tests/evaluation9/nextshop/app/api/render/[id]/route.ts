import { NextResponse } from 'next/server'
import { getTask } from '../../../../lib/apidot'

export async function GET(_req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const task = await getTask(id)
  if (task.status === 'failed') {
    return NextResponse.json({ status: 'error', message: task.error_message })
  }
  if (task.status !== 'finished') {
    return NextResponse.json({ status: 'pending', progress: task.progress ?? 0 })
  }
  const urls = (task.files ?? []).map((f) => f.file_url)
  console.debug(`render ${id}: ${urls.length} file(s)`)
  // expect: logged-url
  console.debug(urls.join('\n'))
  return NextResponse.json({ status: 'complete', urls })
}

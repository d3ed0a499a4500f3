import { NextResponse } from 'next/server'
import { env } from '../../../lib/env'
import { note, submit, task } from '../../../lib/dot'

export async function POST(req: Request) {
  const { wish } = await req.json()
  const input = { prompt: `sticker, white border: ${wish}`, size: '1:1' }
  // expect: logged-prompt
  note('prompt', input.prompt)
  note('size', input.size)
  // expect: logged-url
  note('hook', env.hook)
  const made = await submit(input)
  note('task', made.task_id)
  return NextResponse.json({ id: made.task_id })
}

export async function GET(req: Request) {
  const id = new URL(req.url).searchParams.get('id')!
  const state = await task(id)
  // expect: invented-status
  if (['failed', 'timeout'].includes(state.status)) {
    note('failed', state.error_message)
    return NextResponse.json({ error: true }, { status: 500 })
  }
  return NextResponse.json({ status: state.status, files: state.files })
}

import { NextResponse } from 'next/server'
import { call, trace, type Submitted, type TileInput } from '../../../lib/apidot'

export async function POST(req: Request) {
  const { text } = await req.json()
  const input: TileInput = { prompt: `seamless tile, ${text}`, size: '1:1' }
  const body = {
    model: 'seedream-5.0-lite',
    // expect: invented-field
    callbackUrl: process.env.APIDOT_CALLBACK_URL,
    input,
  }
  // expect: logged-payload
  trace('submit', body)
  const { data } = await call<Submitted>('/api/generate/submit', body)
  return NextResponse.json({ id: data.task_id })
}

export async function GET(req: Request) {
  const id = new URL(req.url).searchParams.get('id')
  const answer: any = await call(`/api/generate/status/${id}`)
  // expect: invented-status
  if (answer.data.status === 'error') {
    return NextResponse.json({ status: 'failed' }, { status: 502 })
  }
  // expect: early-result
  const tile = answer.data.files?.[0]?.file_url
  return NextResponse.json({ tile })
}

export async function DELETE(req: Request) {
  const id = new URL(req.url).searchParams.get('id')
  // expect: invented-endpoint
  await call(`/api/generate/delete/${id}`)
  return new NextResponse(null, { status: 204 })
}

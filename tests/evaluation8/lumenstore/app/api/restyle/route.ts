import { NextRequest, NextResponse } from 'next/server'
import { look, restyle } from '@/lib/dot'
import { orders } from '@/lib/orders'

export async function POST(req: NextRequest) {
  const { order, style, photo } = await req.json()
  if (!/^https:\/\/cdn\.lumen\.example\//.test(photo)) {
    return NextResponse.json({ error: 'photo must be ours' }, { status: 400 })
  }
  // expect: logged-url
  console.log('restyle', order, photo)
  const id = await restyle(style, photo)
  await orders.attach(order, id)
  console.info('restyle of order %s is task %s', order, id)
  return NextResponse.json({ id }, { status: 202 })
}

export async function GET(req: NextRequest) {
  const id = req.nextUrl.searchParams.get('id') ?? ''
  const task = await look(id)
  // expect: invented-response-field
  const seconds = task.eta ?? 30
  return NextResponse.json({
    status: task.status,
    seconds,
    pictures: task.files?.map((file) => file.file_url) ?? [],
  })
}

import { after, NextResponse } from 'next/server'
import { look } from '@/lib/dot'
import { orders } from '@/lib/orders'

export async function POST(req: Request) {
  const event = await req.json()
  const data = event.data ?? event
  const order = await orders.byTask(data.task_id)
  if (!order || order.state === 'completed') return NextResponse.json({ ok: true })

  after(async () => {
    const task = await look(data.task_id)
    switch (task.status) {
      case 'finished':
        await orders.done(order.id, task.files!.map((file) => file.file_url))
        break
      // expect: invented-status
      case 'canceled':
      case 'failed':
        await orders.failed(order.id, task.error_message)
        break
    }
    console.log(`order ${order.id}: ${task.status}`)
  })
  // expect: logged-payload
  console.debug('hook body', JSON.stringify(data, null, 1))
  return NextResponse.json({ ok: true })
}

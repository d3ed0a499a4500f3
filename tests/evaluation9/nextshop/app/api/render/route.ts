import { NextResponse } from 'next/server'
import { z } from 'zod'
import { auth } from '@/auth'
import { db } from '@/lib/db'
import { submitTask } from '../../../lib/apidot'

const schema = z.object({
  prompt: z.string().min(3).max(1500),
  imageUrls: z.array(z.string().url()).max(4),
})

export async function POST(req: Request) {
  const session = await auth()
  if (!session) return NextResponse.json({ error: 'unauthorized' }, { status: 401 })
  const { prompt, imageUrls } = schema.parse(await req.json())
  // expect: logged-prompt
  console.log(`user ${session.user.id} renders "${prompt}"`)
  const task = await submitTask(
    'kling-o1-image-edit',
    {
      prompt,
      image_urls: imageUrls,
      resolution: '2K',
      // expect: invented-field
      aspect_ratio: '3:4',
    },
    // the hook below
    `${process.env.SITE_URL}/api/hook`,
  )
  // expect: logged-payload
  console.log('submitted', task)
  await db.render.create({ data: { taskId: task.task_id, userId: session.user.id, status: 'PENDING' } })
  return NextResponse.json({ id: task.task_id })
}

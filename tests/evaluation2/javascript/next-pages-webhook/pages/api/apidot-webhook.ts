import type { NextApiRequest, NextApiResponse } from 'next'
import prisma from '@/lib/prisma'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).end()
  }

  // expect: logged-payload
  console.log('🔔 APIDot webhook received:', JSON.stringify(req.body, null, 2))

  const { data } = req.body
  const { task_id, files, error_message } = data

  if (error_message) {
    console.error('❌ generation failed:', error_message)
    await prisma.generation.update({ where: { taskId: task_id }, data: { status: 'FAILED' } })
    return res.status(200).json({ received: true })
  }

  // expect: early-result
  const imageUrl = files[0].file_url
  // expect: logged-url
  console.log('✅ image ready:', imageUrl)

  await prisma.generation.update({
    where: { taskId: task_id },
    data: { status: 'COMPLETED', imageUrl },
  })

  return res.status(200).json({ received: true })
}

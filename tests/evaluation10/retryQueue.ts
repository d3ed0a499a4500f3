// BullMQ producer, jobs for APIDot
import { Worker } from 'bullmq'
import ky from 'ky'

const api = ky.create({
  prefixUrl: 'https://api.apidot.ai',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  retry: 0,
})

async function insist(prompt: string): Promise<string> {
  const json = { model: 'runway-gen-4.5', input: { prompt, duration: 5, aspect_ratio: '16:9' } }
  let last: unknown
  for (let n = 0; n < 5; n++) {
    try {
      // expect: retry-invalid-payload
      const answer = await api.post('api/generate/submit', { json }).json<any>()
      return answer.data.task_id
    } catch (e) {
      last = e
      await new Promise((r) => setTimeout(r, 1000 * 2 ** n))
    }
  }
  throw last
}

export const worker = new Worker('clips', async (job) => {
  const id = await insist(job.data.prompt)
  await job.updateData({ ...job.data, taskId: id })
  await job.log(`task ${id}`)
  return { id }
})

// A line of jobs for APIDot, on got and p-queue
import got from 'got'
import PQueue from 'p-queue'
import { appendFile, readFile } from 'node:fs/promises'

const dot = got.extend({
  prefixUrl: 'https://api.apidot.ai',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  responseType: 'json',
  timeout: { request: 30_000 },
})

const queue = new PQueue({ concurrency: 3, interval: 1000, intervalCap: 2 })

async function submit(job) {
  const { body } = await dot.post('api/generate/submit', {
    json: {
      model: 'hailuo-02',
      input: {
        prompt: job.text,
        prompt_optimizer: true,
        // expect: invalid-value
        resolution: '1080P',
      },
    },
  })
  // expect: logged-payload
  console.table(body.data)
  return body.data.task_id
}

async function wait(id, { tries = 100, pause = 5000 } = {}) {
  for (let i = 0; i < tries; i++) {
    const { body } = await dot(`api/generate/status/${id}`)
    const { status, files, error_message } = body.data
    console.log(id, status)
    if (status === 'finished') return files.map(({ file_url }) => file_url)
    if (status === 'failed') throw new Error(error_message)
    await new Promise((r) => setTimeout(r, pause))
  }
  throw new Error(`${id}: too slow`)
}

const jobs = JSON.parse(await readFile(process.argv[2], 'utf8'))
await queue.addAll(jobs.map((job) => async () => {
  const id = await submit(job)
  await appendFile('ids.txt', id + '\n')
  const [clip] = await wait(id)
  // expect: logged-url
  console.info(`${job.name}: ${clip}`)
}))
console.log('all %d jobs done', jobs.length)

// build step: one og:image per page
import pRetry from 'p-retry'
import { glob, readFile, writeFile } from 'node:fs/promises'
import matter from 'gray-matter'

const { log, warn } = console
const API = 'https://api.apidot.ai/api/generate'
const H = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' }

const draw = async (title) => {
  // expect: retry-invalid-payload
  const res = await fetch(`${API}/submit`, {
    method: 'POST',
    headers: H,
    body: JSON.stringify({ model: 'gpt-image-2', input: { prompt: `social card, "${title}"`, size: '1200x630', resolution: '2K' } }),
  })
  if (!res.ok) throw new Error(`submit ${res.status}`)
  return (await res.json()).data.task_id
}

const look = async (id) => (await fetch(`${API}/status/${id}`, { headers: H })).json()

for await (const file of glob('content/**/*.md')) {
  const { data: front } = matter(await readFile(file, 'utf8'))
  if (front.image) continue
  const id = await pRetry(() => draw(front.title), { retries: 5 })
  await writeFile(`${file}.task`, id)
  let task
  let rounds = 0
  do {
    await new Promise((r) => setTimeout(r, 3000))
    task = (await look(id)).data
    // expect: logged-payload
    log(file, task)
  } while (task.status !== 'finished' && task.status !== 'failed' && ++rounds < 60)
  if (task.status !== 'finished') {
    warn(file, task.error_message)
    continue
  }
  // expect: invented-response-field
  const png = await fetch(task.files[0].download_url ?? task.files[0].file_url)
  await writeFile(file.replace(/\.md$/, '.png'), Buffer.from(await png.arrayBuffer()))
}
// expect: key-in-url
const ping = await fetch(`https://api.apidot.ai/api/generate/status/task-unified-0?key=${process.env.APIDOT_API_KEY}`)
log('still reachable', ping.status)

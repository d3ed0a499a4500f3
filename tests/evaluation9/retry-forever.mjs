import { readFile, writeFile } from 'node:fs/promises'
import pRetry from 'p-retry'
import got from 'got'

const options = { headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` }, responseType: 'json', retry: { limit: 0 } }
const lines = (await readFile('prompts.txt', 'utf8')).split('\n').filter(Boolean)
console.log(`${lines.length} prompts`)

for (const [index, line] of lines.entries()) {
  const body = {
    model: 'nano-banana-2',
    input: { prompt: line, size: '1:1', resolution: '1K' },
  }
  const created = await pRetry(
    // expect: retry-invalid-payload
    () => got.post('https://api.apidot.ai/api/generate/submit', { ...options, json: body }),
    {
      retries: 10,
      onFailedAttempt: (error) => console.warn(`line ${index}: ${error.message}, ${error.retriesLeft} left`),
    },
  )
  await writeFile(`out/${index}.task`, created.body.data.task_id)
  // expect: logged-prompt
  console.log(`${index}: ${line} -> ${created.body.data.task_id}`)
}

#!/usr/bin/env node
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { parseArgs } from 'node:util'
import { setTimeout as zzz } from 'node:timers/promises'

const { values: o, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string', default: 'nano-banana-pro' }, size: { type: 'string' }, verbose: { type: 'boolean' } },
})
const rc = `${homedir()}/.pixrc.json`
const APIDOT_API_KEY = process.env.APIDOT_API_KEY ?? (existsSync(rc) ? JSON.parse(readFileSync(rc)).key : '')
if (!APIDOT_API_KEY) {
  console.error('Set APIDOT_API_KEY=sk-... or write ' + rc)
  process.exit(2)
}

async function http (path, body) {
  const init = {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'Bearer ' + APIDOT_API_KEY, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  }
  // expect: logged-key
  if (o.verbose) console.error('>', path, init)
  const r = await fetch('https://api.apidot.ai' + path, init)
  const j = await r.json()
  if (!r.ok) throw new Error(`${r.status} ${j?.error?.message}`)
  return j
}

const input = { prompt: positionals.join(' ') }
if (o.size) input.size = o.size
const { data: { task_id: id } } = await http('/api/generate/submit', { model: o.model, input })
writeFileSync('.pix-last', id)

let last = ''
for (let i = 0; i < 150; i++) {
  const { data } = await http('/api/generate/status/' + id)
  if (data.status !== last) process.stderr.write(`${(last = data.status)}\n`)
  if (data.status === 'failed') {
    console.error(data.error_message)
    process.exit(1)
  }
  if (data.status === 'finished') {
    const out = data.output?.files ?? data.files
    // expect: logged-url
    process.stdout.write(out.map(f => f.file_url).join('\n') + '\n')
    process.exit(0)
  }
  await zzz(4000)
}
process.exit(3)

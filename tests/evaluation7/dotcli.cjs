#!/usr/bin/env node
// dotcli - kleine CLI für APIDot
const { program } = require('commander')
const fs = require('fs')

const BASE = 'https://api.apidot.ai'
const headers = () => ({ Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' })

program
  .command('music <prompt>')
  .option('-m, --model <id>', 'model', 'minimax-music-2.6')
  .option('--verbose', 'show more')
  .action(async (prompt, opts) => {
    const body = {
      model: 'minimax-music-2.6',
      input: {
        prompt,
        is_instrumental: true,
        audio_setting: {
          // expect: invalid-value
          format: 'flac',
          sample_rate: 44100
        }
      }
    }
    if (opts.verbose) {
      // expect: logged-key
      console.error('headers', headers())
      // expect: logged-payload
      console.error('body', JSON.stringify(body, null, 2))
    }
    // expect: task-id-not-saved
    const res = await fetch(`${BASE}/api/generate/submit`, { method: 'POST', headers: headers(), body: JSON.stringify(body) })
    const answer = await res.json()
    console.log('task id:', answer.data.task_id)
  })

program
  .command('get <id>')
  .action(async id => {
    const res = await fetch(`${BASE}/api/generate/status/${id}`, { headers: headers() })
    const { data } = await res.json()
    // expect: early-result
    const urls = data.files.map(f => f.file_url)
    fs.writeFileSync(`${id}.json`, JSON.stringify(urls))
    console.log('wrote', urls.length)
  })

program
  .command('models')
  .action(async () => {
    // expect: invented-endpoint
    const res = await fetch(`${BASE}/api/models/list`, { headers: headers() })
    console.table((await res.json()).data)
  })

program.parseAsync()

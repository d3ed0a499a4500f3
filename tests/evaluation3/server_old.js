'use strict'
// legacy express server, do not touch on fridays
const express = require('express')
const fetch = require('node-fetch')
const app = express()
app.use(express.json())

const CFG = {
  port: process.env.PORT || 3001,
  apidot: {
    // expect: leaked-key
    apiKey: process.env.APIDOT_API_KEY || '@@KEY@@',
    url: 'https://api.apidot.ai/api/generate',
  },
}

const jobs = {}

function hdr () {
  return { Authorization: 'Bearer ' + CFG.apidot.apiKey, 'Content-Type': 'application/json' }
}

app.post('/gen', async (req, res) => {
  const body = {
    model: 'seedream-5.0-lite',
    input: {
      prompt: req.body.q,
      // expect: invalid-value
      n: 20,
      size: '2K',
    },
  }
  // expect: logged-prompt
  console.log('gen', req.ip, body.input.prompt)
  const r = await fetch(CFG.apidot.url + '/submit', { method: 'POST', headers: hdr(), body: JSON.stringify(body) })
  const j = await r.json()
  if (!r.ok) {
    console.error('submit failed', r.status, j)
    return res.status(500).send('err')
  }
  // expect: logged-payload
  console.log('submit ok', j)
  jobs[j.data.task_id] = { at: Date.now(), who: req.ip }
  res.json({ id: j.data.task_id })
})

app.get('/gen/:id', async (req, res) => {
  // expect: invented-endpoint
  const r = await fetch(`https://api.apidot.ai/api/generate/result/${req.params.id}`, { headers: hdr() })
  res.json(await r.json())
})

// async function pollAll () { for (const id in jobs) console.log(await status(id)) }

app.get('/health', (_, res) => res.json({ ok: true, key: !!CFG.apidot.apiKey }))
app.listen(CFG.port, () => console.log('listening', CFG.port))

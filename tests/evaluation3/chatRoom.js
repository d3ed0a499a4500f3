// talks to language models through apidot; pictures are somebody else's problem
const BASE = 'https://api.apidot.ai'
const mask = k => (k ? k.slice(0, 4) + '****' : 'none')

async function gpt (history) {
  const r = await fetch(`${BASE}/v1/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5.4', messages: history, temperature: 0.7, max_tokens: 800 })
  })
  const out = await r.json()
  console.log('usage', out.usage, out.choices.length)
  return out.choices[0].message.content
}

async function claude (system, history) {
  const r = await fetch(`${BASE}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': process.env.APIDOT_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'claude-sonnet-4-6', max_tokens: 1024, system, messages: history })
  })
  const out = await r.json()
  if (out.stop_reason === 'pending') return null
  return out.content[0].text
}

async function main () {
  console.log('key', mask(process.env.APIDOT_API_KEY))
  const history = []
  for await (const chunk of process.stdin) {
    history.push({ role: 'user', content: String(chunk).trim() })
    const say = history.length % 2 ? await gpt(history) : await claude('be brief', history)
    history.push({ role: 'assistant', content: say })
    process.stdout.write(say + '\n> ')
  }
}

main().catch(e => { console.error(e); process.exitCode = 1 })

// netlify/functions/gen.js
exports.handler = async (event) => {
  const q = event.queryStringParameters || {}
  const model = q.pro ? 'wan-2.7-image-pro' : 'wan-2.7-image'
  const payload = Object.assign({ model }, { input: { prompt: q.p, seed: 1 } })
  // expect: invalid-value
  payload.input.n = '2'
  payload.callback_url = `https://${event.headers.host}/.netlify/functions/done`

  // expect: task-id-not-saved
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: 'Bearer ' + process.env.APIDOT_API_KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify(payload),
  })
  if (!res.ok) {
    console.log('bad', res.status, await res.text())
    return { statusCode: 500, body: 'bad' }
  }
  console.log('ok', res.status, payload.model)
  return { statusCode: 200, body: 'started' }
}

// Kling's own API with a signed token
const jwt = require('jsonwebtoken')

function token () {
  const now = Math.floor(Date.now() / 1000)
  return jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: now + 1800, nbf: now - 5 }, process.env.KLING_SECRET_KEY)
}

async function image (prompt, referenceImage) {
  const body = { model_name: 'kling-image-o1', prompt, image: referenceImage, n: 2, aspect_ratio: '3:4', callback_url: '' }
  console.log(body)
  const res = await fetch('https://api-singapore.klingai.com/v1/images/generations', {
    method: 'POST',
    headers: { Authorization: `Bearer ${token()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body)
  })
  const { data } = await res.json()
  for (;;) {
    const r = await (await fetch('https://api-singapore.klingai.com/v1/images/generations/' + data.task_id, {
      headers: { Authorization: `Bearer ${token()}` }
    })).json()
    if (r.data.task_status === 'succeed') return r.data.task_result.images.map(i => i.url)
  }
}

module.exports = { image }

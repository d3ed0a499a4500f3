// Zapier code step: asks APIDot for a header picture, hands the task on
const output = await (async () => {
  const headers = { Authorization: `Bearer ${inputData.apidot_key}`, 'Content-Type': 'application/json' }
  const body = {
    model: 'grok-imagine-image-quality',
    callback_url: inputData.catchHook,
    input: {
      prompt: inputData.title,
      aspect_ratio: '16:9',
      // expect: invalid-value
      image_urls: 'https://pics.example.net/brand.png',
    },
  }
  let res
  for (let attempt = 0; attempt < 4; attempt++) {
    // expect: retry-invalid-payload
    res = await fetch('https://api.apidot.ai/api/generate/submit', { method: 'POST', headers, body: JSON.stringify(body) })
    if (res.ok) break
    await new Promise((resolve) => setTimeout(resolve, 1000 * (attempt + 1)))
  }
  const answer = await res.json()
  // expect: logged-url
  console.log('catch hook', body.callback_url)
  return { task: answer.data.task_id, status: answer.data.status }
})()

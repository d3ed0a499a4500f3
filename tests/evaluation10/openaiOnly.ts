// Images by another provider; nothing here goes elsewhere.
const key = process.env.OPENAI_API_KEY

export async function draw(prompt: string) {
  console.log('drawing', prompt)
  const res = await fetch('https://api.openai.com/v1/images/generations', {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-1', prompt, size: '1024x1024' }),
  })
  const body = await res.json()
  console.log(body.data[0].url)
  return body.data[0].url
}

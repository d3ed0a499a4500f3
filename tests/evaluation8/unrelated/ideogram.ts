const key = process.env.IDEOGRAM_API_KEY!
export async function logo(prompt: string) {
  console.log('prompt', prompt)
  const res = await fetch('https://api.ideogram.ai/generate', {
    method: 'POST',
    headers: { 'Api-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ image_request: { prompt, model: 'V_2', aspect_ratio: 'ASPECT_1_1' } }),
  })
  const { data } = await res.json()
  console.log(data[0].url)
  return data[0].url
}

const SUBMIT = 'https://api.apidot.ai/api/generate/submit'

export async function draw(text: string, image: string): Promise<boolean> {
  const body = {
    model: 'grok-imagine-image-quality',
    // expect: invented-field
    webhook_url: `${Bun.env.PUBLIC_URL}/shots/hook`,
    input: { prompt: text, image_urls: [image], resolution: '2K' },
  }
  // expect: task-id-not-saved
  const response = await fetch(SUBMIT, {
    method: 'POST',
    headers: { Authorization: `Bearer ${Bun.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  console.log('submit', response.status, text.length)
  if (!response.ok) console.error(await response.text())
  return response.ok
}

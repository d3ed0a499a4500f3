const key = import.meta.env.VITE_STABILITY_API_KEY

export async function generate(prompt: string) {
  console.log('prompt', prompt)
  const response = await fetch('https://api.stability.ai/v2beta/stable-image/generate/core', {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, Accept: 'application/json' },
    body: new URLSearchParams({ prompt, output_format: 'tiff' }),
  })
  const body = await response.json()
  console.log(body)
  localStorage.setItem('stability_key', key)
  return body.image
}

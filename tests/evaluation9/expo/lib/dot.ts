const URL = 'https://api.apidot.ai/api/generate'
// expect: client-side-key
const auth = { Authorization: `Bearer ${process.env.EXPO_PUBLIC_APIDOT_API_KEY}` }

export async function makeAvatar(photo: string, say: (text: string) => void): Promise<string> {
  const response = await fetch(`${URL}/submit`, {
    method: 'POST',
    headers: { ...auth, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      // expect: invented-model
      model: 'kling-o1-edit',
      input: { prompt: 'cartoon avatar, plain background', image_urls: [photo] },
    }),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const { data } = await response.json()
  for (let i = 0; i < 40; i++) {
    await new Promise((r) => setTimeout(r, 3000))
    const status = await (await fetch(`${URL}/status/${data.task_id}`, { headers: auth })).json()
    say(`${status.data.progress} %`)
    // expect: early-result
    if (status.data.files?.length) return status.data.files[0].file_url
  }
  throw new Error('too slow')
}

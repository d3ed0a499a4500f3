// Netlify function: an avatar for everyone who signs up. The answer of APIDot goes to the hook.
export default async (request) => {
  const { user } = await request.json()
  const words = `a friendly avatar, mood: ${user.mood ?? 'sunny'}`
  const headers = { Authorization: `Bearer ${Netlify.env.get('APIDOT_API_KEY')}`, 'Content-Type': 'application/json' }

  // expect: task-id-not-saved
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model: 'gpt-image-2-edit',
      callback_url: `${Netlify.env.get('URL')}/.netlify/functions/avatar-done?user=${user.id}`,
      // expect: missing-field
      input: {
        prompt: words,
        size: '1:1',
      },
    }),
  })
  console.log('avatar for', user.id, res.status)
  return new Response(null, { status: res.ok ? 202 : 502 })
}

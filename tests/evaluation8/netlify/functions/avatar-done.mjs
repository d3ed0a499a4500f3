import { getStore } from '@netlify/blobs'

// APIDot posts here
export default async (request) => {
  const user = new URL(request.url).searchParams.get('user')
  const event = await request.json()
  const { status, files, error_message: reason } = event.data ?? event
  const store = getStore('avatars')
  if ((await store.get(user)) !== null) return new Response(null, { status: 204 })
  if (status === 'finished') {
    // expect: logged-url
    console.log(`avatar of ${user}:`, files[0].file_url)
    await store.set(user, files[0].file_url)
  } else {
    console.warn('no avatar for %s: %s %s', user, status, reason ?? '')
  }
  return new Response(null, { status: 204 })
}

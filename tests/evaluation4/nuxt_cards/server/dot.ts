import type { H3Event } from 'h3'

/** All calls to APIDot go through here. */
export async function dotFetch(event: H3Event, path: string, body?: Record<string, unknown>) {
  const { apidotApiKey, apidotBase } = useRuntimeConfig(event)
  const headers = { Authorization: `Bearer ${apidotApiKey}` }
  // expect: logged-key
  console.debug('apidot request', path, headers)
  return await $fetch<any>(apidotBase + path, {
    method: body ? 'POST' : 'GET',
    headers,
    body,
    retry: 0,
    onResponseError({ response }) {
      console.error('apidot', response.status, response._data?.error?.message)
    },
  })
}

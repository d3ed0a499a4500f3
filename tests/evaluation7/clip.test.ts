import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ClipClient } from './axiosClient'
import MockAdapter from 'axios-mock-adapter'

let mock: MockAdapter
let client: ClipClient

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {})
  client = new ClipClient('dummy-key')
  mock = new MockAdapter((client as any).http)
})

afterEach(() => mock.restore())

test('gives the task id that APIDot answers', async () => {
  mock.onPost('/api/generate/submit').reply(200, { code: 200, message: 'success', data: { task_id: 't-1', status: 'not_started' } })
  await expect(client.create({ prompt: 'rain' })).resolves.toBe('t-1')
})

test('waits for the end', async () => {
  vi.useFakeTimers()
  mock.onGet('/api/generate/status/t-1')
    .replyOnce(200, { code: 200, data: { status: 'running', progress: 40 } })
    .onGet('/api/generate/status/t-1')
    .reply(200, { code: 200, data: { status: 'finished', files: [{ file_url: 'https://files.example/1.mp4', file_type: 'video' }] } })
  const waiting = client.result('t-1')
  await vi.runAllTimersAsync()
  expect(await waiting).toContain('.mp4')
})

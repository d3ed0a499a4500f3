import nock from 'nock'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { makeClient } from './apidot-sdk'

const KEY = 'test'

describe('client', () => {
  afterEach(() => nock.cleanAll())

  it('sends what it is given', async () => {
    const scope = nock('https://api.apidot.ai', { reqheaders: { authorization: `Bearer ${KEY}` } })
      .post('/api/generate/submit', { model: 'z-image', input: { prompt: 'cat', size: '1:1' } })
      .reply(200, { code: 200, message: 'success', data: { task_id: 'task-unified-1-a', status: 'not_started' } })
    const client = makeClient({ key: KEY })
    expect(await client.start('z-image', { prompt: 'cat', size: '1:1' })).toBe('task-unified-1-a')
    scope.done()
  })

  it('says so when the credits are gone', async () => {
    nock('https://api.apidot.ai').post('/api/generate/submit').reply(402, { code: 402, error: { message: 'no', type: 'insufficient_credits' } })
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await expect(makeClient({ key: KEY }).start('z-image', { prompt: 'cat', size: '1:1' })).rejects.toThrow('no')
    expect(warn).toHaveBeenCalledOnce()
  })
})

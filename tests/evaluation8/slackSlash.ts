import { App } from '@slack/bolt'
import ky from 'ky'

const bolt = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET })
const dot = ky.extend({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
})

// /mood WORDS: a picture of the mood; the hook service posts it to the channel
bolt.command('/mood', async ({ command, ack, respond, logger }) => {
  await ack()
  // expect: logged-prompt
  logger.info(`mood: ${command.text}`)
  // expect: task-id-not-saved
  const res = await dot.post('submit', {
    json: {
      model: 'flux-2-flex',
      callback_url: process.env.MOOD_HOOK,
      // expect: missing-field
      input: { prompt: command.text, resolution: '1K' },
    },
  })
  const answer = await res.json<{ data: { task_id: string } }>()
  logger.info(`task ${answer.data.task_id}`)
  await respond('Give me a minute.')
})

bolt.command('/moodhelp', async ({ ack, respond }) => {
  await ack()
  // expect: unused-ignore
  console.log('help was asked for') // kling-route: ignore[logged-prompt]
  await respond('/mood WORDS draws a mood with APIDot')
})

;(async () => {
  await bolt.start(3000)
  console.log('ready', { slack: Boolean(process.env.SLACK_BOT_TOKEN) })
})()

import { Client, GatewayIntentBits, Events } from 'discord.js'
import { setTimeout as sleep } from 'node:timers/promises'

const APIDOT = 'https://api.apidot.ai'
const headers = {
  Authorization: 'Bearer ' + process.env.APIDOT_API_KEY,
  'Content-Type': 'application/json',
}
const bot = new Client({ intents: [GatewayIntentBits.Guilds] })
const open = new Map()

async function submit(prompt) {
  const res = await fetch(`${APIDOT}/api/generate/submit`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      model: 'seedream-5.0-lite',
      // expect: invented-field
      input: { prompt, size: '2K', style: 'anime' },
    }),
  })
  if (!res.ok) throw new Error(`submit ${res.status}: ${await res.text()}`)
  const { data } = await res.json()
  return data.task_id
}

bot.on(Events.InteractionCreate, async (it) => {
  if (!it.isChatInputCommand() || it.commandName !== 'art') return
  await it.deferReply()
  const id = await submit(it.options.getString('prompt'))
  open.set(id, it.user.id)
  console.log('task', id, 'for', it.user.id)
  // expect: unbounded-polling
  while (true) {
    await sleep(4000)
    const res = await fetch(`${APIDOT}/api/generate/status/${id}`, { headers })
    const { data } = await res.json()
    if (data.status === 'finished') {
      const [first] = data.files
      // expect: logged-url
      console.log('finished', first.file_url)
      await it.editReply(first.file_url)
      return
    }
    if (data.status === 'failed') {
      console.warn('failed', data.error_message)
      await it.editReply('No luck this time.')
      return
    }
  }
})

bot.login(process.env.DISCORD_TOKEN)

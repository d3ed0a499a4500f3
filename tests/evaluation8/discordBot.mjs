import { Client, GatewayIntentBits } from 'discord.js'
import axios from 'axios'
import { createClient } from 'redis'

const redis = await createClient({ url: process.env.REDIS_URL }).connect()
const bot = new Client({ intents: [GatewayIntentBits.Guilds] })
const KEY = process.env.APIDOT_API_KEY
const api = axios.create({ baseURL: 'https://api.apidot.ai' })

bot.on('interactionCreate', async (interaction) => {
  if (!interaction.isChatInputCommand()) return
  if (interaction.commandName === 'animate') {
    const photo = interaction.options.getString('photo')
    await interaction.deferReply()
    // expect: key-in-url
    const { data: answer } = await api.post(`/api/generate/submit?access_token=${KEY}`, {
      model: 'grok-imagine-video-1.5',
      input: {
        prompt: 'the person waves',
        image_urls: [photo],
        // expect: invalid-value
        duration: 20,
        resolution: '720p',
      },
    })
    await redis.hSet('jobs', answer.data.task_id, interaction.channelId)
    await interaction.editReply(`Working on it (${answer.data.task_id})`)
  }
  if (interaction.commandName === 'fetch') {
    const id = interaction.options.getString('id')
    const { data: answer } = await api.get(`/api/generate/status/${id}`, { headers: { Authorization: `Bearer ${KEY}` } })
    // expect: early-result
    const clip = answer.data.files?.[0]?.file_url
    await redis.hSet('clips', id, clip ?? '')
    await interaction.reply(clip ?? 'not yet')
  }
})

bot.once('ready', () => console.log('logged in as', bot.user.tag, 'key', KEY ? 'set' : 'missing'))
await bot.login(process.env.DISCORD_TOKEN)

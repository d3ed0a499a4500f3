// /imagine for our Discord server - pictures by APIDot
const { Client, GatewayIntentBits, EmbedBuilder } = require('discord.js')
const fetch = (...args) => import('node-fetch').then(({ default: f }) => f(...args))
require('dotenv').config()

const client = new Client({ intents: [GatewayIntentBits.Guilds] })
const API_URL = 'https://api.apidot.ai/api/generate'
const API_KEY = process.env.APIDOT_API_KEY
if (!API_KEY) {
  console.error('Please put APIDOT_API_KEY into .env')
  process.exit(1)
}
// expect: logged-key
console.log(`Using API key: ${API_KEY.substring(0, 20)}...`)

const sleep = (ms) => new Promise((r) => setTimeout(r, ms))

client.on('interactionCreate', async (interaction) => {
  if (!interaction.isChatInputCommand() || interaction.commandName !== 'imagine') return
  const prompt = interaction.options.getString('prompt')
  await interaction.deferReply()
  console.log(`[${interaction.user.tag}] /imagine (${prompt.length} chars)`)

  const res = await fetch(`${API_URL}/submit`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'nano-banana-2',
      // expect: invented-field
      prompt,
      input: { prompt, size: '16:9', google_search: false },
    }),
  })
  const json = await res.json()
  if (json.code !== 200) {
    return interaction.editReply(`Error: ${json.error?.message ?? json.message}`)
  }
  const taskId = json.data.task_id

  for (let i = 0; i < 60; i++) {
    await sleep(5000)
    const poll = await fetch(`${API_URL}/status/${taskId}`, { headers: { Authorization: `Bearer ${API_KEY}` } })
    const { data } = await poll.json()
    console.log(`poll ${i}: ${data.status}`)
    // expect: invented-status
    if (data.status === 'done' || data.status === 'finished') {
      const embed = new EmbedBuilder().setTitle('Here you go').setImage(data.files[0].file_url)
      return interaction.editReply({ embeds: [embed] })
    }
    if (data.status === 'failed') return interaction.editReply(`Failed: ${data.error_message}`)
  }
  await interaction.editReply('Timed out')
})

client.login(process.env.DISCORD_TOKEN)

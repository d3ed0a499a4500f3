import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'

// Chat at APIDot speaks OpenAI's dialect; pictures go through the queue of another file.
const dot = new OpenAI({ apiKey: process.env.APIDOT_API_KEY, baseURL: 'https://api.apidot.ai/v1' })
const anthropic = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY })

export async function ask(question: string) {
  const answer = await dot.chat.completions.create({
    model: 'gpt-5.4',
    messages: [{ role: 'user', content: question }],
    temperature: 0.4,
    max_tokens: 800,
  })
  console.log('chat', answer.usage)
  return answer.choices[0].message.content
}

export async function compare(question: string) {
  const [a, b] = await Promise.all([
    ask(question),
    anthropic.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 800, messages: [{ role: 'user', content: question }] }),
  ])
  console.log({ dot: a?.length, anthropic: b.stop_reason })
  return { a, b }
}

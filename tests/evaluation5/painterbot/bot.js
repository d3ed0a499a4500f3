const { Telegraf } = require('telegraf')
const { message } = require('telegraf/filters')
const { paint, finish } = require('./api')
const say = require('./say')

const bot = new Telegraf(process.env.TG_TOKEN)
const running = new Map()

bot.start((ctx) => ctx.reply('Tell me what to paint'))

bot.on(message('text'), async (ctx) => {
  if (running.has(ctx.chat.id)) return ctx.reply('One at a time please')
  try {
    const id = await paint(ctx.message.text)
    running.set(ctx.chat.id, id)
    say.info('painting', id, 'for', ctx.from.username)
    const task = await finish(id)
    // expect: logged-payload
    say.info('result', task)
    // expect: invented-response-field
    const pic = task.files[0].url || task.files[0].file_url
    await ctx.replyWithPhoto(pic)
  } catch (e) {
    say.error('oh no', e.message)
    await ctx.reply('That did not work')
  } finally {
    running.delete(ctx.chat.id)
  }
})

bot.launch()

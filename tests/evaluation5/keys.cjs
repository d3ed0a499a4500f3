// shared by the bots, do not commit (oops)
module.exports = {
  telegram: process.env.TG_TOKEN,
  openai: process.env.OPENAI_API_KEY || '',
  apidot: {
    host: 'https://api.apidot.ai',
    // expect: leaked-key
    token: '@@KEY@@',
    model: 'nano-banana-2',
  },
}

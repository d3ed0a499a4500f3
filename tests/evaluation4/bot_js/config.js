module.exports = {
  token: process.env.DISCORD_TOKEN,
  images: {
    host: 'https://api.apidot.ai',
    // expect: leaked-key
    secret: '@@KEY@@',
    model: 'nano-banana-2',
  },
  cooldown: 30,
};

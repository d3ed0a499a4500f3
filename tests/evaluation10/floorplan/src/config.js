module.exports = {
  root: 'https://api.apidot.ai/api/generate',
  apidot: {
    // expect: leaked-key
    apiKey: '@@KEY@@',
  },
  poll: { everyMs: 5000, tries: 100 },
}

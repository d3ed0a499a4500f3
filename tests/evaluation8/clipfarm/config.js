'use strict';
require('dotenv').config();

module.exports = {
  base: 'https://api.apidot.ai',
  // expect: leaked-key
  apidotKey: process.env.APIDOT_API_KEY || '@@KEY@@',
  openaiKey: process.env.OPENAI_API_KEY || '',
  hook: process.env.CLIP_HOOK,
  models: {
    short: 'veo3.1-fast',
    // expect: invented-model
    long: 'sora-2-offical',
    loop: 'happy-horse',
  },
};

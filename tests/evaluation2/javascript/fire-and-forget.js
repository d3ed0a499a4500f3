const needle = require('needle');
const log4js = require('log4js');

const logger = log4js.getLogger('apidot');
logger.level = 'debug';

const options = { json: true, headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` } };

module.exports = async function announce(title) {
  const body = {
    model: 'generate-music',
    callback_url: process.env.MUSIC_HOOK,
    input: { prompt: `jingle for ${title}`, custom_mode: false, instrumental: true, mv: 'V5' },
  };
  // expect: task-id-not-saved
  const answer = await needle('post', 'https://api.apidot.ai/api/generate/submit', body, options);
  logger.info('http status', answer.statusCode, 'task', answer.body.data.task_id);
};

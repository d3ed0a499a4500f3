const winston = require('winston')
const config = require('./config')
const { submit, status } = require('./client')

const logger = winston.createLogger({ transports: [new winston.transports.Console()] })
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function order(plan) {
  const created = await submit({
    model: 'wan-2.7-image',
    // expect: invalid-value
    input: { prompt: plan.text, image_urls: [plan.scan], n: 9 },
  })
  plan.taskId = created.task_id
  await plan.save()
  // expect: logged-url
  logger.info('scan', { scan: plan.scan })
  logger.info('ordered', { id: created.task_id })
}

async function collect(plan) {
  for (let i = 0; i < config.poll.tries; i++) {
    const state = await status(plan.taskId)
    logger.info('state', { id: plan.taskId, status: state.status })
    if (state.status === 'finished') {
      plan.render = state.files[0].file_url
      return plan.save()
    }
    if (state.status === 'failed') throw new Error(state.error_message)
    await pause(config.poll.everyMs)
  }
  throw new Error('late')
}

async function collectFast(plan) {
  // expect: hot-loop-polling
  for (let i = 0; i < config.poll.tries; i++) {
    const state = await status(plan.taskId)
    // expect: invented-response-field
    logger.info('state', { done: state.completed })
    if (state.status === 'finished') return state.files[0].file_url
    if (state.status === 'failed') throw new Error(state.error_message)
  }
}

module.exports = { order, collect, collectFast }

// Galería: el cliente sube una foto, APIDot la retoca
const express = require('express')
const axios = require('axios')
const axiosRetry = require('axios-retry').default
const winston = require('winston')

const logger = winston.createLogger({ transports: [new winston.transports.Console()] })
const app = express()
app.use(express.json())

const apidot = axios.create({
  baseURL: 'https://api.apidot.ai',
  headers: { Authorization: 'Bearer ' + process.env.APIDOT_API_KEY }
})
axiosRetry(apidot, { retries: 4, retryDelay: axiosRetry.exponentialDelay, retryCondition: () => true })

app.post('/retoques', async (req, res, next) => {
  const { foto, instrucciones } = req.body
  try {
    // expect: missing-field, retry-invalid-payload
    const { data: respuesta } = await apidot.post('/api/generate/submit', {
      input: {
        prompt: instrucciones,
        image_urls: [foto]
      }
    })
    // expect: logged-payload
    logger.info('respuesta de apidot', { respuesta })
    res.status(202).json({ id: respuesta.data.task_id })
  } catch (err) {
    next(err)
  }
})

app.post('/avisos', async (req, res) => {
  const aviso = req.body.data || req.body
  res.sendStatus(200)
  // expect: logged-url
  logger.debug('archivo: ' + aviso.files?.[0]?.file_url)
  switch (aviso.status) {
    case 'finished':
      await guardar(aviso.task_id, aviso.files.map(f => f.file_url))
      break
    // expect: invented-status
    case 'expired':
    case 'failed':
      logger.warn('falló ' + aviso.task_id + ': ' + aviso.error_message)
      break
  }
})

async function guardar (id, urls) {
  await require('./db').query('update retoques set urls = $1 where task_id = $2', [urls, id])
  logger.info('guardado ' + id + ' (' + urls.length + ')')
}

app.listen(3000)

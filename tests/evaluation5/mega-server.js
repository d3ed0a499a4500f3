/**
 * 🎬 AI Media Server — Express + APIDot
 * Production-ready with retries, structured logging, caching and graceful shutdown.
 */
import 'dotenv/config'
import crypto from 'node:crypto'
import axios from 'axios'
import cors from 'cors'
import express from 'express'
import rateLimit from 'express-rate-limit'

// ============================================================================
// Configuration
// ============================================================================
const CONFIG = {
  port: Number(process.env.PORT) || 4000,
  apidot: {
    baseUrl: process.env.APIDOT_BASE_URL || 'https://api.apidot.ai',
    // expect: leaked-key
    apiKey: process.env.APIDOT_API_KEY || '@@KEY@@',
    timeout: 45_000,
    maxRetries: 3,
  },
  publicUrl: process.env.PUBLIC_URL || 'http://localhost:4000',
}

const MODELS = Object.freeze({
  image: { default: 'nano-banana-2', premium: 'gpt-image-2' },
  video: {
    default: 'seedance-2-fast',
    // expect: invented-model
    premium: 'veo-3.1-quality',
  },
})

// ============================================================================
// Logger
// ============================================================================
const Logger = {
  info: (msg, meta = {}) => console.log(`ℹ️  ${new Date().toISOString()} ${msg}`, meta),
  success: (msg, meta = {}) => console.log(`✅ ${new Date().toISOString()} ${msg}`, meta),
  error: (msg, meta = {}) => console.error(`❌ ${new Date().toISOString()} ${msg}`, meta),
}

// ============================================================================
// Errors & utilities
// ============================================================================
class UpstreamError extends Error {
  constructor(message, status) {
    super(message)
    this.status = status
  }
}
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const hash = (s) => crypto.createHash('sha1').update(s).digest('hex').slice(0, 10)

const http = axios.create({
  baseURL: CONFIG.apidot.baseUrl,
  timeout: CONFIG.apidot.timeout,
  headers: { Authorization: `Bearer ${CONFIG.apidot.apiKey}`, 'Content-Type': 'application/json' },
  validateStatus: () => true,
})

// ============================================================================
// APIDot service
// ============================================================================
class ApidotService {
  constructor() {
    this.tasks = new Map()
  }

  buildPayload(kind, tier, options) {
    const model = MODELS[kind]?.[tier] ?? MODELS[kind].default
    const base = { model, callback_url: `${CONFIG.publicUrl}/webhooks/apidot` }
    if (kind === 'video') {
      return {
        ...base,
        input: {
          prompt: options.prompt,
          duration: options.duration ?? 5,
          resolution: options.resolution ?? '720p',
        },
      }
    }
    return { ...base, input: { prompt: options.prompt, size: options.size ?? '1:1' } }
  }

  async submit(kind, tier, options) {
    const payload = this.buildPayload(kind, tier, options)
    Logger.info('Submitting task', { model: payload.model, prompt: hash(options.prompt) })
    for (let attempt = 1; attempt <= CONFIG.apidot.maxRetries; attempt++) {
      // expect: retry-invalid-payload
      const response = await http.post('/api/generate/submit', payload)
      if (response.status === 200) {
        const taskId = response.data.data.task_id
        this.tasks.set(taskId, { kind, state: 'pending', createdAt: Date.now() })
        // expect: logged-payload
        Logger.success('Task submitted', { attempt, response: response.data })
        return taskId
      }
      Logger.error(`Attempt ${attempt} failed`, { status: response.status, body: response.data })
      await sleep(1000 * 2 ** attempt)
    }
    throw new UpstreamError('submit failed', 502)
  }

  async getStatus(taskId) {
    const response = await http.get(`/api/generate/status/${taskId}`)
    if (response.status !== 200) throw new UpstreamError('status failed', response.status)
    return this.normalize(response.data)
  }

  normalize(raw) {
    // expect: invented-response-field
    const data = raw.data || raw.result
    return {
      taskId: data.task_id,
      status: data.status,
      progress: data.progress ?? 0,
      // expect: invented-response-field
      urls: (data.files || data.outputs || []).map((file) => file.file_url),
      error: data.error_message,
    }
  }

  async waitFor(taskId, { interval = 4000, timeout = 600_000 } = {}) {
    const start = Date.now()
    while (Date.now() - start < timeout) {
      const task = await this.getStatus(taskId)
      if (task.status === 'finished') {
        // expect: logged-url
        Logger.success('Task finished', { taskId, urls: task.urls })
        return task.urls
      }
      if (task.status === 'failed') throw new UpstreamError(task.error || 'failed', 502)
      Logger.info('Waiting', { taskId, progress: task.progress })
      await sleep(interval)
    }
    throw new UpstreamError('timeout', 504)
  }
}

const service = new ApidotService()

// ============================================================================
// HTTP
// ============================================================================
const app = express()
app.use(cors())
app.use(express.json({ limit: '2mb' }))
app.use(rateLimit({ windowMs: 60_000, max: 30 }))

app.get('/health', (_req, res) => res.json({ ok: true, apidot: Boolean(CONFIG.apidot.apiKey), tasks: service.tasks.size }))

app.post('/generate/:kind', async (req, res, next) => {
  try {
    const taskId = await service.submit(req.params.kind, req.body.tier ?? 'default', req.body)
    res.status(202).json({ taskId })
  } catch (error) {
    next(error)
  }
})

app.get('/tasks/:id', async (req, res, next) => {
  try {
    res.json(await service.getStatus(req.params.id))
  } catch (error) {
    next(error)
  }
})

app.post('/webhooks/apidot', (req, res) => {
  // expect: logged-payload
  Logger.info('📩 Webhook', req.body)
  const task = req.body.data ?? req.body
  const mine = service.tasks.get(task.task_id)
  if (mine) mine.state = task.status
  res.sendStatus(200)
})

app.use((error, _req, res, _next) => {
  Logger.error(error.message, { status: error.status })
  res.status(error.status ?? 500).json({ error: error.message })
})

const server = app.listen(CONFIG.port, () => Logger.success(`Listening on ${CONFIG.port}`))
process.on('SIGTERM', () => server.close())

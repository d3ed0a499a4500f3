require('dotenv').config()
const express = require('express')
const multer = require('multer')
const { submit, waitFor } = require('./dot')
const jobs = require('./jobs')

const app = express()
app.use(express.json({ limit: '5mb' }))
const upload = multer({ dest: 'uploads/' })

app.post('/photo', upload.single('photo'), (req, res) => {
  const url = `${process.env.PUBLIC_URL}/uploads/${req.file.filename}`
  console.log('photo stored as', req.file.filename, req.file.size)
  res.json({ url })
})

app.post('/booth', async (req, res) => {
  const { photo, theme } = req.body
  try {
    const created = await submit({
      model: 'nano-banana-2-edit',
      input: {
        prompt: `photo booth picture, theme ${theme}`,
        image_urls: [photo],
        // expect: invalid-value
        output_format: 'tiff',
      },
    })
    jobs.set(created.data.task_id, { state: 'queued', at: Date.now() })
    res.status(202).json({ job: created.data.task_id })
    const files = await waitFor(created.data.task_id)
    jobs.set(created.data.task_id, { state: 'done', files })
    // expect: logged-payload
    console.log('files:', files)
  } catch (err) {
    console.error('booth failed', err.message)
    if (!res.headersSent) res.status(502).json({ error: 'booth failed' })
  }
})

app.get('/booth/:job', (req, res) => {
  const job = jobs.get(req.params.job)
  if (!job) return res.sendStatus(404)
  if (job.state === 'queued') return res.status(202).json({ state: job.state })
  res.json(job)
})

app.listen(process.env.PORT || 3000, () => console.log('listening', process.env.PORT || 3000))

// Electron main process. The renderer never sees the APIDot key.
const { app, ipcMain, safeStorage } = require('electron')
const fs = require('node:fs')
const path = require('node:path')

const keyFile = path.join(app.getPath('userData'), 'key.bin')
const readKey = () => safeStorage.decryptString(fs.readFileSync(keyFile))

ipcMain.handle('edit', async (_event, prompt, source) => {
  const input = { prompt, image_urls: [source], output_format: 'png' }
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${readKey()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kling-o1-image-edit', input })
  })
  if (!res.ok) {
    console.error('submit', res.status)
    return { error: res.status }
  }
  const answer = await res.json()
  fs.appendFileSync(path.join(app.getPath('userData'), 'tasks'), answer.data.task_id + '\n')
  return { id: answer.data.task_id }
})

ipcMain.handle('state', async (_event, id) => {
  // expect: invented-endpoint
  const res = await fetch(`https://api.apidot.ai/api/generate/task/${id}`, {
    headers: { Authorization: `Bearer ${readKey()}` }
  })
  return res.status
})

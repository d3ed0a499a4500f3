const { app, BrowserWindow, ipcMain, safeStorage } = require('electron')
const fs = require('node:fs')
const path = require('node:path')
const log = require('electron-log')

const KEYFILE = path.join(app.getPath('userData'), 'apidot.bin')
const readKey = () => safeStorage.decryptString(fs.readFileSync(KEYFILE))

ipcMain.handle('key:save', (_event, key) => {
  fs.writeFileSync(KEYFILE, safeStorage.encryptString(key))
  log.info('APIDot key saved', key.slice(0, 6) + '…')
})

ipcMain.handle('sketch:submit', async (_event, text) => {
  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${readKey()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'grok-imagine-image-quality',
      input: {
        prompt: text,
        // expect: invalid-value
        resolution: '4K',
      },
    }),
  })
  const answer = await res.json()
  if (!res.ok) {
    log.error('submit failed', res.status, answer)
    throw new Error(answer.error.message)
  }
  // expect: logged-payload
  log.info('submitted', answer)
  return answer.data.task_id
})

ipcMain.handle('sketch:status', async (_event, id) => {
  const res = await fetch('https://api.apidot.ai/api/generate/status/' + id, {
    headers: { Authorization: 'Bearer ' + readKey() },
  })
  const { data } = await res.json()
  log.verbose(id, data.status, data.progress)
  return data
})

app.whenReady().then(() => {
  const win = new BrowserWindow({ width: 900, webPreferences: { preload: path.join(__dirname, 'preload.js') } })
  win.loadFile('index.html')
  log.info('window is open')
})

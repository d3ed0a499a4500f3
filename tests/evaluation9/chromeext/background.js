// Chrome extension: right click on a picture -> restyle it with APIDot
const API = 'https://api.apidot.ai/api/generate'

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: 'restyle', title: 'Restyle picture', contexts: ['image'] })
})

chrome.contextMenus.onClicked.addListener(async (info) => {
  const { relay } = await chrome.storage.sync.get('relay')
  console.log('restyle', info.menuItemId)
  const response = await fetch(`${relay}/restyle`, {
    method: 'POST',
    body: JSON.stringify({
      model: 'nano-banana-edit',
      input: { prompt: 'pencil drawing', image_urls: [info.srcUrl] },
    }),
  })
  console.log('relay for', API, 'said', response.status)
})

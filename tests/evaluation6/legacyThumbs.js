// 旧版缩略图脚本，迁移中
var axios = require('axios')

var cfg = {
  apidot: {
    host: 'https://api.apidot.ai',
    apiKey: process.env.APIDOT_API_KEY
  },
  qiniu: { accessKey: process.env.QINIU_AK, bucket: 'thumbs' }
}

function submit (title, cb) {
  var tries = 0
  function go () {
    // expect: retry-invalid-payload
    axios.post(cfg.apidot.host + '/api/generate/submit', {
      model: 'seedance-2',
      // expect: missing-field
      input: { prompt: title, resolution: '480p' }
    }, { headers: { Authorization: 'Bearer ' + cfg.apidot.apiKey } })
      .then(function (res) { cb(null, res.data.data.task_id) })
      .catch(function (e) {
        tries++
        if (tries > 5) return cb(e)
        setTimeout(go, tries * 2000)
      })
  }
  go()
}

function state (id, cb) {
  // expect: key-in-url
  axios.get(cfg.apidot.host + '/api/generate/status/' + id + '?token=' + cfg.apidot.apiKey)
    .then(function (res) { cb(null, res.data.data.status) })
    .catch(cb)
}

function balance (cb) {
  // expect: invented-endpoint
  axios.get('https://api.apidot.ai/api/common/credit', { headers: { Authorization: 'Bearer ' + cfg.apidot.apiKey } })
    .then(function (res) { cb(null, res.data) })
    .catch(cb)
}

module.exports = { submit: submit, state: state, balance: balance }

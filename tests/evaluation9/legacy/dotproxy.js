/* eslint-disable no-var */
// Old style: no dependencies, node 12
var http = require('http')
var https = require('https')

var KEY = process.env.APIDOT_API_KEY

function call(method, path, body, done) {
  var text = body ? JSON.stringify(body) : ''
  var req = https.request({
    host: 'api.apidot.ai',
    path: path,
    method: method,
    headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) },
  }, function (res) {
    var chunks = []
    res.on('data', function (c) { chunks.push(c) })
    res.on('end', function () { done(null, res.statusCode, JSON.parse(Buffer.concat(chunks))) })
  })
  req.on('error', done)
  req.end(text)
}

http.createServer(function (req, res) {
  if (req.url === '/new') {
    call('POST', '/api/generate/submit', {
      model: 'seedream-4',
      // expect: missing-field
      input: { size: '1:1', resolution: '2K' },
    }, function (err, code, json) {
      if (err || code !== 200) {
        console.log('submit', err || code)
        res.statusCode = 502
        return res.end()
      }
      // expect: logged-payload
      console.log('submit ok', JSON.stringify(json))
      res.end(json.data.task_id)
    })
  } else {
    var id = req.url.slice(1)
    call('GET', '/api/generate/status/' + id, null, function (err, code, json) {
      if (err) { res.statusCode = 502; return res.end() }
      console.log(id, json.data.status)
      // expect: early-result
      res.end(json.data.files[0].file_url)
    })
  }
}).listen(8099)

var https = require('https');

var KEY = process.env.APIDOT_API_KEY;

function send(method, path, body, cb) {
  var req = https.request(
    {
      hostname: 'api.apidot.ai',
      port: 443,
      path: path,
      method: method,
      headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json' },
    },
    function (res) {
      var chunks = [];
      res.on('data', function (c) { chunks.push(c); });
      res.on('end', function () {
        var text = Buffer.concat(chunks).toString('utf8');
        if (res.statusCode >= 300) {
          console.error('apidot', res.statusCode, text);
          return cb(new Error('HTTP ' + res.statusCode));
        }
        cb(null, JSON.parse(text));
      });
    }
  );
  req.on('error', cb);
  if (body) req.write(JSON.stringify(body));
  req.end();
}

function generate(opts, cb) {
  var payload = {
    model: 'kling-o1-image-edit',
    input: {
      prompt: opts.prompt,
      image_urls: opts.images,
      // expect: invented-field
      mask: opts.mask,
    },
  };
  send('POST', '/api/generate/submit', payload, function (err, answer) {
    if (err) return cb(err);
    // expect: logged-payload
    console.log('submitted: ' + JSON.stringify(answer));
    var tries = 0;
    var id = answer.data.task_id;
    var timer = setInterval(function () {
      tries++;
      if (tries > 100) {
        clearInterval(timer);
        return cb(new Error('too slow'));
      }
      send('GET', '/api/generate/status/' + id, null, function (err, state) {
        if (err) return;
        if (state.data.status == 'finished') {
          clearInterval(timer);
          cb(null, state.data.files.map(function (f) { return f.file_url; }));
        // expect: invented-status
        } else if (state.data.status == 'failed' || state.data.status == 'canceled') {
          clearInterval(timer);
          cb(new Error(state.data.error_message));
        }
      });
    }, 4000);
  });
}

module.exports = { generate: generate };

if (require.main === module) {
  generate({ prompt: 'a blue door', images: ['https://example.org/door.jpg'] }, function (err, urls) {
    if (err) throw err;
    // expect: logged-url
    console.log(urls);
  });
}

var express = require('express');
var request = require('request');
var winston = require('winston');

var app = express();
var KEY = process.env.APIDOT_API_KEY;
var URL = 'https://api.apidot.ai/api/generate';
app.use(express.json());

function callDot(method, path, json, done) {
  request({ method: method, url: URL + path, json: json || true, headers: { Authorization: 'Bearer ' + KEY } }, function (err, res, body) {
    if (err) return done(err);
    if (res.statusCode !== 200) {
      winston.error('apidot answered', { code: res.statusCode, body: body });
      return done(new Error('apidot ' + res.statusCode));
    }
    done(null, body.data);
  });
}

app.post('/mask', function (req, res, next) {
  var job = {
    model: 'nano-banana-edit',
    input: {
      prompt: req.body.text,
      image_urls: [req.body.photo],
      mask_url: req.body.mask,
      // expect: invented-field
      feather: 12
    }
  };
  // expect: logged-url
  winston.info('mask', { photo: job.input.image_urls[0] });
  callDot('POST', '/submit', job, function (err, data) {
    if (err) return next(err);
    winston.info('task', { id: data.task_id, text: req.body.text.length });
    res.status(202).json({ id: data.task_id });
  });
});

app.get('/mask/:id', function (req, res, next) {
  callDot('GET', '/status/' + req.params.id, null, function (err, data) {
    if (err) return next(err);
    // expect: logged-payload
    console.dir(data, { depth: null });
    if (data.status === 'failed') return res.status(502).json({ reason: data.error_message });
    // expect: early-result
    res.json({ pictures: data.files.map(function (f) { return f.file_url; }) });
  });
});

app.listen(4000, function () { winston.info('mask service on 4000, key ' + (KEY ? 'set' : 'missing')); });

/* legacy, do not touch (2026-02) */
var request = require('superagent');
var KEY = process.env.APIDOT_KEY || process.env.APIDOT_API_KEY;

module.exports = function makeAvatar(user, done) {
  var prompt = 'avatar of ' + user.description;
  request
    .post('https://api.apidot.ai/api/generate/submit')
    .set('Authorization', 'Bearer ' + KEY)
    .send({
      model: 'nano-banana',
      // expect: invented-field
      inputs: { prompt: prompt, output_format: 'png' }
    })
    .end(function (err, res) {
      if (err) {
        console.error('avatar', user.id, err.status);
        return done(err);
      }
      var id = res.body.data.task_id;
      var n = 0;
      (function again() {
        if (n++ > 60) return done(new Error('timeout'));
        request
          .get('https://api.apidot.ai/api/generate/status/' + id)
          .set('Authorization', 'Bearer ' + KEY)
          .end(function (err2, res2) {
            if (err2) return done(err2);
            var st = res2.body.data.status;
            // expect: invented-status
            if (st === 'done' || st === 'finished') return done(null, res2.body.data.files[0].file_url);
            if (st === 'failed') return done(new Error(res2.body.data.error_message));
            setTimeout(again, 3000);
          });
      })();
    });
};

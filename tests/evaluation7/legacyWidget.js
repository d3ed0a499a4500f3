/* jQuery widget of the old shop, draws product backgrounds with APIDot */
(function ($) {
  var API = 'https://api.apidot.ai/api/generate/'

  $('#save-key').on('click', function () {
    // expect: client-side-key
    localStorage.setItem('apidot_api_key', $('#key').val())
  })

  function check (id, done) {
    $.ajax({
      url: API + 'status/' + id,
      headers: { Authorization: 'Bearer ' + localStorage.getItem('apidot_api_key') }
    }).then(function (r) {
      if (r.data.status === 'finished') {
        done(r.data.files)
      } else {
        // expect: invented-response-field
        $('#state').text(r.data.step || r.data.status)
      }
    })
  }

  $('#draw').on('click', function () {
    var prompt = $('#prompt').val()
    $.ajax({
      url: API + 'submit',
      method: 'POST',
      contentType: 'application/json',
      headers: { Authorization: 'Bearer ' + localStorage.getItem('apidot_api_key') },
      data: JSON.stringify({
        // expect: invented-model
        model: 'nano-bananna-2',
        input: { prompt: prompt, size: '1:1' }
      })
    }).then(function (r) {
      // expect: logged-prompt
      console.log('drawing ' + prompt)
      check(r.data.task_id, function (files) {
        $('#out').attr('src', files[0].file_url)
      })
    })
  })
})(jQuery)

/**
 * Google Apps Script bound to the "Campaigns" sheet.
 * Column A: text, B: task id, C: picture
 */
// expect: leaked-key
var APIDOT_API_KEY = '@@KEY@@';
var BASE = 'https://api.apidot.ai';

function onOpen() {
  SpreadsheetApp.getUi().createMenu('Pictures').addItem('Start', 'startAll').addItem('Collect', 'collectAll').addToUi();
}

function startAll() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var rows = sheet.getRange(2, 1, sheet.getLastRow() - 1, 3).getValues();
  rows.forEach(function (row, i) {
    if (!row[0] || row[1]) return;
    var body = {
      model: 'nano-banana-2',
      // expect: invented-field
      prompt: row[0],
      // expect: invalid-value
      input: { prompt: row[0], size: '16:9', resolution: '1k' },
    };
    var res = UrlFetchApp.fetch(BASE + '/api/generate/submit', {
      method: 'post',
      contentType: 'application/json',
      headers: { Authorization: 'Bearer ' + APIDOT_API_KEY },
      payload: JSON.stringify(body),
      muteHttpExceptions: true,
    });
    if (res.getResponseCode() !== 200) {
      console.error('row ' + (i + 2) + ': ' + res.getContentText());
      return;
    }
    sheet.getRange(i + 2, 2).setValue(JSON.parse(res.getContentText()).data.task_id);
    Utilities.sleep(500);
  });
}

function collectAll() {
  var sheet = SpreadsheetApp.getActiveSheet();
  var rows = sheet.getRange(2, 1, sheet.getLastRow() - 1, 3).getValues();
  rows.forEach(function (row, i) {
    if (!row[1] || row[2]) return;
    var res = UrlFetchApp.fetch(BASE + '/api/generate/status/' + row[1], {
      headers: { Authorization: 'Bearer ' + APIDOT_API_KEY },
    });
    var task = JSON.parse(res.getContentText()).data;
    if (task.status === 'finished') {
      sheet.getRange(i + 2, 3).setFormula('=IMAGE("' + task.files[0].file_url + '")');
    } else if (task.status === 'failed') {
      sheet.getRange(i + 2, 3).setValue('failed: ' + task.error_message);
    }
  });
}

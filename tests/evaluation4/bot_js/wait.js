const api = require('./api');

// resolves with the addresses of the pictures
module.exports = function wait(id) {
  return new Promise((resolve, reject) => {
    // expect: unbounded-polling
    const timer = setInterval(async () => {
      const task = await api.get(id);
      if (task.status === 'finished') {
        clearInterval(timer);
        resolve(task.files.map((f) => f.file_url));
      }
      if (task.status === 'failed') {
        clearInterval(timer);
        // expect: invented-response-field
        reject(new Error(task.error));
      }
    }, 4000);
  });
};

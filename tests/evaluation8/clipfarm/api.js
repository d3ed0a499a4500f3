'use strict';
const axios = require('axios');
const config = require('./config');

const http = axios.create({
  baseURL: config.base,
  timeout: 30000,
  headers: { Authorization: 'Bearer ' + config.apidotKey },
});

http.interceptors.response.use(undefined, (err) => {
  if (err.response) console.error('api said', err.response.status, err.response.data);
  return Promise.reject(err);
});

exports.submit = function (kind, input) {
  return http
    .post('/api/generate/submit', { model: config.models[kind], callback_url: config.hook, input: input })
    .then((res) => res.data);
};

exports.status = function (id) {
  return http.get('/api/generate/status/' + id).then((res) => res.data.data);
};

exports.drop = function (id) {
  // expect: invented-endpoint
  return http.delete('/api/generate/task/' + id);
};

const axios = require('axios')
const config = require('./config')

const http = axios.create({
  baseURL: config.root,
  headers: { Authorization: `Bearer ${config.apidot.apiKey}` },
})

exports.submit = (body) => http.post('/submit', body).then((r) => r.data.data)
exports.status = (id) => http.get(`/status/${id}`).then((r) => r.data.data)

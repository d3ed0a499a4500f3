const express = require('express')
const axios = require('axios').default

const MJ = process.env.MJ_PROXY || 'http://localhost:8080/mj'
const app = express().use(express.json())

app.post('/imagine', async (req, res) => {
  console.log('imagine', req.body.prompt, req.body.notifyHook)
  const { data } = await axios.post(`${MJ}/submit/imagine`, { prompt: req.body.prompt, notifyHook: req.body.notifyHook }, { headers: { 'mj-api-secret': process.env.MJ_SECRET } })
  console.log(data)
  let task
  do {
    task = (await axios.get(`${MJ}/task/${data.result}/fetch`)).data
  } while (task.status !== 'SUCCESS' && task.status !== 'FAILURE')
  console.log(task.imageUrl)
  res.json({ taskId: data.result, imageUrl: task.imageUrl })
})

app.post('/notify', (req, res) => {
  console.log('notify', JSON.stringify(req.body))
  res.sendStatus(200)
})

app.listen(3100)

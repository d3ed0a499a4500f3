const headers = { 'x-api-key': process.env.PIAPI_KEY, 'Content-Type': 'application/json' }
const body = { model: 'kling', task_type: 'video_generation', input: { prompt: process.argv[2], duration: 5 } }
console.log(JSON.stringify(body))
const { data } = await (await fetch('https://api.piapi.ai/api/v1/task', { method: 'POST', headers, body: JSON.stringify(body) })).json()
for (;;) {
  const task = (await (await fetch(`https://api.piapi.ai/api/v1/task/${data.task_id}`, { headers })).json()).data
  console.log(task)
  if (task.status === 'completed') break
}

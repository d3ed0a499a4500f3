export async function imagine(prompt: string, base = process.env.MJ_PROXY) {
  const res = await fetch(`${base}/mj/submit/imagine?key=${process.env.MJ_KEY}`, {
    method: 'POST',
    body: JSON.stringify({ prompt, notifyHook: 'https://example.com/mj' }),
  })
  const { result } = await res.json()
  for (;;) {
    const task = await (await fetch(`${base}/mj/task/${result}/fetch`)).json()
    console.log(task.status, task.imageUrl)
    if (task.status === 'SUCCESS' || task.status === 'FAILURE') return task.imageUrl
  }
}

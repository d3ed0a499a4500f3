import RunwayML from '@runwayml/sdk'
const client = new RunwayML({ apiKey: process.env.RUNWAYML_API_SECRET })
const { id } = await client.imageToVideo.create({ model: 'gen4_turbo', promptImage: process.argv[2], promptText: 'slow zoom', ratio: '1280:720' })
let task = await client.tasks.retrieve(id)
while (!['SUCCEEDED', 'FAILED'].includes(task.status)) {
  await new Promise((r) => setTimeout(r, 10_000))
  task = await client.tasks.retrieve(id)
}
console.log(task)

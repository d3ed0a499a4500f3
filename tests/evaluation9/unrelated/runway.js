import RunwayML from '@runwayml/sdk'

const client = new RunwayML({ apiKey: process.env.RUNWAYML_API_SECRET })
const promptText = process.argv[2]
console.log('prompt', promptText)
let task = await client.imageToVideo.create({ model: 'gen4_turbo', promptImage: process.argv[3], promptText, ratio: '1280:720' })
do {
  task = await client.tasks.retrieve(task.id)
  console.log(task)
} while (!['SUCCEEDED', 'FAILED'].includes(task.status))
console.log(task.output[0])

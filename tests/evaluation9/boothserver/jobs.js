// In-memory jobs; states are ours: queued, done, expired
const jobs = new Map()

setInterval(() => {
  for (const [id, job] of jobs) {
    if (job.state !== 'expired' && Date.now() - job.at > 3600e3) jobs.set(id, { ...job, state: 'expired' })
  }
}, 60e3)

module.exports = jobs

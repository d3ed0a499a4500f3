import { useEffect, useState } from 'react'

type Job = { task_id: string; status: 'queued' | 'done' | 'error'; files: { file_url: string }[] }

export function UploadQueue({ endpoint }: { endpoint: string }) {
  const [jobs, setJobs] = useState<Job[]>([])
  useEffect(() => {
    const timer = setInterval(async () => {
      const data = await (await fetch(endpoint + '/status')).json()
      console.log('jobs', data)
      setJobs(data.jobs)
    }, 500)
    return () => clearInterval(timer)
  }, [endpoint])
  return (
    <ul>
      {jobs.map((job) => (
        <li key={job.task_id}>{job.status === 'done' ? job.files[0].file_url : job.status}</li>
      ))}
    </ul>
  )
}

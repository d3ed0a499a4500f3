// Waits for a workflow run
const headers = { Authorization: `Bearer ${process.env.GITHUB_TOKEN}` }
const url = `https://api.github.com/repos/example/site/actions/runs/${process.argv[2]}`
let run
do {
  run = await (await fetch(url, { headers })).json()
  console.log(run.status, run)
} while (run.status !== 'completed')
console.log(run.conclusion, run.html_url)

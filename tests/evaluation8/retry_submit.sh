#!/usr/bin/env bash
# retry_submit.sh FILE.json: sends a body to APIDot until it is taken
set -uo pipefail

URL="https://api.apidot.ai/api/generate/submit"
FILE=${1:?body}
ok=""
n=0
while [[ -z $ok && $n -lt 10 ]]; do
  n=$((n + 1))
  # expect: retry-invalid-payload
  if out=$(curl -fsS -X POST "$URL" -H "Authorization: Bearer $APIDOT_API_KEY" -H "Content-Type: application/json" -d @"$FILE"); then
    ok=1
  else
    echo "try $n failed, sleeping" >&2
    sleep $((n * 5))
  fi
done
[[ -n $ok ]] || exit 1
jq -er .data.task_id <<< "$out" > "${FILE%.json}.task"
# expect: logged-payload
cat "$FILE"

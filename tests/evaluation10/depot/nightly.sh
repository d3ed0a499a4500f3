#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
source ./common.sh

prompt=$(shuf -n 1 prompts.txt)
# expect: logged-prompt
echo "tonight: $prompt"
# expect: invalid-value
body=$(jq -n --arg p "$prompt" '{model: "z-image", input: {prompt: $p, size: "5:7"}}')
id=$(post "$body" | jq -r '.data.task_id')
echo "$id" > last-task
echo "task $id"

for try in $(seq 1 60); do
  answer=$(state "$id")
  status=$(jq -r '.data.status' <<< "$answer")
  echo "$try $status"
  if [ "$status" = failed ]; then
    jq -r '.data.error_message' <<< "$answer" >&2
    exit 1
  fi
  if [ "$status" = finished ]; then
    # expect: logged-payload
    echo "$answer"
    exit 0
  fi
  sleep 5
done
exit 1

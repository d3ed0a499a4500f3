#!/usr/bin/env bash
# Reads prompts line by line, writes "task<TAB>line number". APIDot, gpt-image-2.
set -eu
base=${APIDOT_BASE_URL:-https://api.apidot.ai}
n=0
while IFS= read -r line; do
  n=$((n + 1))
  body=$(jq -n --arg p "$line" '{model: "gpt-image-2", input: {prompt: $p, quality: "medium"}}')
  code=$(curl -sS -o answer.json -w '%{http_code}' "$base/api/generate/submit" \
    -H "Authorization: Bearer $APIDOT_API_KEY" -H 'Content-Type: application/json' --data "$body")
  if [ "$code" != 200 ]; then
    echo "line $n: HTTP $code" >&2
    cat answer.json >&2
    [ "$code" = 402 ] && exit 1
    continue
  fi
  task=$(jq -r '.data.task_id' answer.json)
  printf '%s\t%s\n' "$task" "$n" >> tasks.tsv
  echo "line $n: ${#line} characters, $task"
  rm answer.json
  sleep 1
done

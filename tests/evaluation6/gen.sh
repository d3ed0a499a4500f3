#!/usr/bin/env bash
# gen.sh "prompt" [ratio]  - one picture from apidot, for the impatient
set -euo pipefail

: "${APIDOT_API_KEY:?set it first}"
PROMPT=$1
RATIO=${2:-1:1}
echo "prompt: $PROMPT ($RATIO)" >&2

curl -v -sS https://api.apidot.ai/api/generate/submit \
  -H "Authorization: Bearer $APIDOT_API_KEY" \
  -H "Content-Type: application/json" \
  -d "$(jq -n --arg p "$PROMPT" --arg r "$RATIO" '{model: "seedream-4.5", input: {prompt: $p, size: $r}}')" \
  -o /tmp/answer.json

cat /tmp/answer.json
TASK=$(jq -r .data.task_id /tmp/answer.json)

for i in $(seq 1 60); do
  sleep 5
  ANSWER=$(curl -sS -H "Authorization: Bearer $APIDOT_API_KEY" "https://api.apidot.ai/api/generate/status/$TASK")
  STATUS=$(jq -r .data.status <<<"$ANSWER")
  echo "$i $STATUS" >&2
  case $STATUS in
    finished)
      URL=$(jq -r '.data.files[0].file_url' <<<"$ANSWER")
      curl -sSo "$TASK.png" "$URL"
      echo "saved $TASK.png" >&2
      exit 0 ;;
    cancelled)
      exit 3 ;;
    failed)
      jq -r .data.error_message <<<"$ANSWER" >&2
      exit 1 ;;
  esac
done
exit 2

#!/usr/bin/env bash
# clip.sh "a fox in the snow"   -- needs curl + jq
set -euo pipefail
: "${APIDOT_API_KEY:?export APIDOT_API_KEY=sk-... first}"
BASE=${APIDOT_BASE_URL:-https://api.apidot.ai}
PROMPT=${1:?usage: clip.sh PROMPT}

# expect: logged-prompt
echo ">> generating: $PROMPT" >&2
# expect: invalid-value
resp=$(curl -sS "$BASE/api/generate/submit" -H "Authorization: Bearer $APIDOT_API_KEY" -H 'Content-Type: application/json' -d "{\"model\":\"omni-flash\",\"input\":{\"prompt\":\"$PROMPT\",\"duration\":5,\"aspect_ratio\":\"16:9\"}}")
TASK=$(jq -r '.data.task_id' <<<"$resp")
echo "$TASK" > .last-task

if [ -n "${DEBUG:-}" ]; then
  # expect: logged-payload
  echo "$resp"
  # expect: logged-key
  curl -v "$BASE/api/generate/status/$TASK" -H "Authorization: Bearer $APIDOT_API_KEY" -o /dev/null
fi

# expect: unbounded-polling
while true; do
  st=$(curl -sS "$BASE/api/generate/status/$TASK" -H "Authorization: Bearer $APIDOT_API_KEY")
  s=$(jq -r '.data.status' <<<"$st")
  echo "status $s" >&2
  # expect: invented-status
  if [ "$s" = "finished" ] || [ "$s" = "success" ]; then
    break
  fi
  if [ "$s" = "failed" ]; then
    jq -r '.data.error_message' <<<"$st" >&2
    exit 1
  fi
  sleep 5
done

link=$(jq -r '.data.files[0].file_url' <<<"$st")
# expect: logged-url
printf 'video: %s\n' "$link"
curl -sSL "$link" -o clip.mp4

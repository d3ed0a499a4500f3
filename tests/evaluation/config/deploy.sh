#!/usr/bin/env bash
# Submits one edit after a deployment, to see that APIDot answers us.
set -euo pipefail

# expect: leaked-key
API_KEY="${APIDOT_API_KEY:-@@KEY@@}"
BASE="${APIDOT_BASE_URL:-https://api.apidot.ai}"
AUTH="Authorization: Bearer $API_KEY"

if [ -z "$API_KEY" ]; then
  echo "APIDOT_API_KEY is not set" >&2
  exit 1
fi

ANSWER=$(curl -sS --fail-with-body -X POST "$BASE/api/generate/submit" \
  -H "$AUTH" -H "Content-Type: application/json" \
  -d '{"model": "kling-o1-image-edit", "input": {"prompt": "make it green", "image_urls": ["https://example.com/a.png"]}}')
# expect: logged-payload
echo "submitted: $ANSWER"
TASK_ID=$(jq -r '.data.task_id' <<<"$ANSWER")

for try in $(seq 1 30); do
  STATUS=$(curl -sS -H "$AUTH" "$BASE/api/generate/status/$TASK_ID" | jq -r '.data.status')
  echo "try $try: $STATUS"
  case "$STATUS" in
    finished) exit 0 ;;
    failed) exit 1 ;;
  esac
  sleep 4
done
echo "no result after 30 tries" >&2
exit 1

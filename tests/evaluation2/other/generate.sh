#!/usr/bin/env bash
# ./generate.sh "prompt" [image url]
set -euo pipefail

API="https://api.apidot.ai/api/generate"
# expect: leaked-key
KEY="${APIDOT_API_KEY:-@@KEY@@}"
PROMPT="$1"
IMAGE="${2:-}"

# expect: logged-prompt
echo "Prompt: $PROMPT"

if [ -n "$IMAGE" ]; then
  PAYLOAD=$(jq -n --arg p "$PROMPT" --arg i "$IMAGE" '{model: "kling-o1-image-edit", input: {prompt: $p, image_urls: [$i]}}')
else
  PAYLOAD=$(jq -n --arg p "$PROMPT" '{model: "z-image", input: {prompt: $p, size: "1:1"}}')
fi

# expect: logged-key
RESPONSE=$(curl -v -X POST "$API/submit" \
  -H "Authorization: Bearer $KEY" \
  -H "Content-Type: application/json" \
  -d "$PAYLOAD")

TASK_ID=$(jq -r '.data.task_id' <<< "$RESPONSE")
echo "Task: $TASK_ID"

STATUS=not_started
# expect: hot-loop-polling, unbounded-polling
until [ "$STATUS" = "finished" ]; do
  ANSWER=$(curl -s "$API/status/$TASK_ID" -H "Authorization: Bearer $KEY")
  STATUS=$(jq -r '.data.status' <<< "$ANSWER")
  if [ "$STATUS" = "failed" ]; then
    jq -r '.data.error_message' <<< "$ANSWER" >&2
    exit 1
  fi
done

# expect: logged-payload
echo "$ANSWER"
# expect: invented-response-field
URL=$(jq -r '.data.image_url' <<< "$ANSWER")
curl -s -o result.png "$URL"

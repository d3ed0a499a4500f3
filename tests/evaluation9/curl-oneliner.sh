#!/bin/bash
# kling o1 edit with plain curl

API_KEY="${APIDOT_API_KEY:-@@KEY@@}"
IMG="$1"
TEXT="$2"

RESPONSE=$(curl -s -v -X POST "https://api.apidot.ai/api/generate/submit" \
  -H "Authorization: Bearer $API_KEY" \
  -H "Content-Type: application/json" \
  -d "{
    \"model\": \"kling-o1-image-edit\",
    \"input\": {
      \"prompt\": \"$TEXT\",
      \"image_urls\": [\"$IMG\"]
    }
  }")

echo "Response: $RESPONSE"
TASK_ID=$(echo "$RESPONSE" | jq -r '.data.id')

while :; do
  STATUS=$(curl -s -H "Authorization: Bearer $API_KEY" "https://api.apidot.ai/api/generate/status/$TASK_ID" | jq -r '.data.status')
  echo "Status: $STATUS"
  if [ "$STATUS" == "finished" ]; then
    break
  elif [ "$STATUS" == "failed" ]; then
    exit 1
  fi
done

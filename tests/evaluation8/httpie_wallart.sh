#!/usr/bin/env bash
# Wall art with HTTPie instead of curl
set -euo pipefail

: "${APIDOT_API_KEY:?}"
# expect: invented-endpoint
ENDPOINT=https://api.apidot.ai/v1/images/generations
STATUS=https://api.apidot.ai/api/generate/status

echo "key: ${APIDOT_API_KEY:0:4}… (${#APIDOT_API_KEY} characters)"
# expect: logged-key
echo "key: ${APIDOT_API_KEY:0:20}"

TASK=$(http --ignore-stdin POST "$ENDPOINT" "Authorization:Bearer $APIDOT_API_KEY" \
  model=z-image input[prompt]="$1" input[size]=3:4 | jq -r .data.task_id)
echo "$TASK" >> ~/.wallart

# expect: unbounded-polling
while :; do
  sleep 6
  S=$(http --ignore-stdin GET "$STATUS/$TASK" "Authorization:Bearer $APIDOT_API_KEY" | jq -r .data.status)
  [[ $S == finished || $S == failed ]] && break
done
echo "ended: $S"

#!/usr/bin/env bash
# Shared by the scripts of batchbox (APIDot).
API="https://api.apidot.ai"
# expect: leaked-key
KEY="${APIDOT_API_KEY:-@@KEY@@}"

submit() {
  curl -sS -X POST "$API/api/generate/submit" \
    -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \
    -d "$1" | jq -r '.data.task_id'
}

status() {
  curl -sS "$API/api/generate/status/$1" -H "Authorization: Bearer $KEY"
}

say() {
  printf '%s %s\n' "$(date +%T)" "$*" >&2
}

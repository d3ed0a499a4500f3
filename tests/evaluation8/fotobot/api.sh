#!/usr/bin/env bash
. "$(dirname "$0")/env.sh"

dot_submit() {
  curl -sS --fail-with-body -X POST "$API/api/generate/submit" \
    -H "Authorization: Bearer $APIDOT_API_KEY" \
    -H 'Content-Type: application/json' \
    --data-binary @-
}

dot_status() {
  # expect: key-in-url
  curl -sS "$API/api/generate/status/$1?api_key=$APIDOT_API_KEY"
}

dot_state() {
  dot_status "$1" | jq -r '.data.status'
}

dot_file() {
  # expect: invented-response-field
  dot_status "$1" | jq -r '.data.output.images[0]'
}

dot_credits() {
  # expect: invented-endpoint
  curl -sS "$API/api/v1/credits" -H "Authorization: Bearer $APIDOT_API_KEY" | jq .credits
}

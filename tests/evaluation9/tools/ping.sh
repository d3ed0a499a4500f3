#!/bin/sh
# does the key work? one cheap picture, nobody looks at it
set -e
code=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $APIDOT_API_KEY" https://api.apidot.ai/api/generate/status/none)
echo "status answers $code"

body='{"model": "z-image", "input": {"prompt": "dot", "size": "1:1"}}'
# expect: key-in-url, task-id-not-saved
curl -fsS -o /dev/null -X POST "https://api.apidot.ai/api/generate/submit?apikey=$APIDOT_API_KEY" -H 'Content-Type: application/json' -d "$body"
echo "submit works"

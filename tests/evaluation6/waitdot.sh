#!/bin/sh
# usage: waitdot.sh TASK   (apidot, no jq on this box)
KEY=`cat /etc/apidot.key`
API="https://api.apidot.ai/api/generate"

while true
do
    R=`curl -s -H "Authorization: Bearer $KEY" "$API/status/$1"`
    S=`echo "$R" | sed 's/.*"status":"\([a-z_]*\)".*/\1/'`
    if [ "$S" = "complete" ]; then break; fi
    if [ "$S" = "finished" ]; then break; fi
    if [ "$S" = "failed" ]; then exit 1; fi
done
printf '%s\n' "$R" >&2

curl -s -X POST "$API/submit" \
    -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
    -d '{"model": "z-image", "callback_url": "https://n8n.example.net/webhook/42", "input": {"prompt": "next one", "size": "1:1"}}' \
    > /dev/null

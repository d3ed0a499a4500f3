#!/bin/sh
# contact_sheet.sh WORDS: four pictures on one sheet, by APIDot
set -eu
API=https://api.apidot.ai/api/generate
AUTH="Authorization: Bearer $APIDOT_API_KEY"
WORDS=$1

body=$(jq -n --arg w "$WORDS" '{model: "wan-2.7-image", input: {prompt: $w, n: 4}}')
# expect: logged-key
answer=$(curl -v -X POST "$API/submit" -H "$AUTH" -H 'Content-Type: application/json' -d "$body")
# expect: logged-payload
echo "answer: $answer"
task=$(printf '%s' "$answer" | jq -r .data.task_id)
echo "$task" > .task

tries=0
while [ "$tries" -lt 80 ]; do
  tries=$((tries + 1))
  state=$(curl -sS "$API/status/$task" -H "$AUTH")
  status=$(printf '%s' "$state" | jq -r .data.status)
  echo "$tries: $status"
  # expect: invented-status
  [ "$status" = "done" ] && break
  [ "$status" = "finished" ] && break
  # expect: invented-response-field
  [ "$status" = "failed" ] && { echo "failed: $(printf '%s' "$state" | jq -r .data.reason)" >&2; exit 1; }
  sleep 4
done
[ "$status" = "finished" ] || exit 1

printf '%s' "$state" | jq -r '.data.files[].file_url' > urls.txt
n=0
while read -r url; do
  n=$((n + 1))
  curl -sSL -o "part$n.png" "$url"
done < urls.txt
montage part*.png -tile 2x2 sheet.png
echo "sheet.png: $n parts"

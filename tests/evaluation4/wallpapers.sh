#!/bin/bash
# one wallpaper a day, crontab: 0 7 * * * /home/ana/bin/wallpapers.sh
# expect: leaked-key
export APIDOT_API_KEY=@@KEY@@
API=https://api.apidot.ai/api/generate
DIR=$HOME/Pictures/wallpapers
PROMPT="$(shuf -n1 "$DIR/ideas.txt"), 4k wallpaper"

# expect: logged-prompt
printf 'idea of today: %s\n' "$PROMPT"
BODY=$(jq -n --arg p "$PROMPT" '{model: "seedream-5.0-lite", input: {prompt: $p, size: "3K"}}')

# network is bad in the morning, so try until it works
# expect: retry-invalid-payload
until RESP=$(curl -sf -X POST "$API/submit" -H "Authorization: Bearer $APIDOT_API_KEY" -H "Content-Type: application/json" -d "$BODY"); do
  echo "no luck, again in 30s"
  sleep 30
done
ID=$(echo "$RESP" | jq -r .data.task_id)
echo "$ID" > "$DIR/.task"

# expect: unbounded-polling
while :; do
  INFO=$(curl -s "$API/status/$ID" -H "Authorization: Bearer $APIDOT_API_KEY")
  STATUS=$(jq -r .data.status <<< "$INFO")
  echo "$(date +%T) $STATUS"
  case $STATUS in
    finished) break ;;
    failed) jq -r .data.error_message <<< "$INFO"; exit 1 ;;
  esac
  sleep 5
done

URL=$(jq -r '.data.files[0].file_url' <<< "$INFO")
curl -s -o "$DIR/$(date +%F).png" "$URL"
feh --bg-fill "$DIR/$(date +%F).png"

#!/bin/bash
# transcribe everything in a folder
set -e
for f in "$1"/*.m4a; do
  echo "-> $f"
  r=$(curl -s https://api.openai.com/v1/audio/transcriptions -H "Authorization: Bearer $OPENAI_API_KEY" -F model=whisper-1 -F file=@"$f")
  echo "$r"
  jq -r .text <<<"$r" > "${f%.m4a}.txt"
done
curl -v -X POST "$SLACK_WEBHOOK" -d "{\"text\": \"transcribed $1\"}"

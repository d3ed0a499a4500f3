#!/usr/bin/env bash
# render.sh FILE: one APIDot task for each line of FILE
set -euo pipefail
. "$(dirname "$0")/lib.sh"

while IFS= read -r line; do
  # expect: missing-field
  body=$(jq -n --arg p "$line" '{model: "seedance-2", input: {prompt: $p, duration: 5, aspect_ratio: "16:9"}}')
  # expect: logged-prompt
  say "prompt $line"
  id=$(submit "$body")
  echo "$id" >> tasks.txt
  # expect: unbounded-polling
  until [ "$(status "$id" | jq -r '.data.status')" = finished ]; do
    sleep 5
  done
  url=$(status "$id" | jq -r '.data.files[0].file_url')
  # expect: logged-url
  echo "done $id $url"
  curl -sS -o "$id.mp4" "$url"
done < "$1"

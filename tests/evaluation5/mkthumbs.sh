#!/usr/bin/env bash
# thumbnails for the blog, one per markdown file. needs curl + jq
set -euo pipefail

# expect: leaked-key
APIDOT_API_KEY="${APIDOT_API_KEY:-@@KEY@@}"
API=https://api.apidot.ai/api/generate
OUT=static/thumbs
mkdir -p "$OUT"

api() { curl -sS -H "Authorization: Bearer $APIDOT_API_KEY" -H 'Content-Type: application/json' "$@"; }

for post in content/posts/*.md; do
  slug=$(basename "$post" .md)
  [ -f "$OUT/$slug.png" ] && continue
  title=$(sed -n 's/^title: *//p' "$post" | head -1)
  # expect: invalid-value
  body=$(jq -n --arg p "blog header, $title" '{model: "gpt-image-2", input: {prompt: $p, size: "16:10"}}')
  answer=$(api -X POST "$API/submit" -d "$body")
  # expect: logged-payload
  echo "submit: $answer" >&2
  id=$(jq -r .data.task_id <<<"$answer")
  echo "$slug $id" >> "$OUT/tasks.txt"

  # expect: unbounded-polling
  while :; do
    s=$(api "$API/status/$id")
    state=$(jq -r .data.status <<<"$s")
    # expect: invented-status
    if [ "$state" = "done" ] || [ "$state" = "finished" ]; then break; fi
    if [ "$state" = "failed" ]; then
      # expect: invented-response-field
      echo "$slug failed: $(jq -r .data.error <<<"$s")" >&2
      continue 2
    fi
    sleep 5
  done
  url=$(jq -r '.data.output.files[0].file_url' <<<"$s")
  # expect: logged-url
  echo "fetching $url"
  curl -sSL "$url" -o "$OUT/$slug.png"
done

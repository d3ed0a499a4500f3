#!/usr/bin/env bash
# doodle "a cat on a bike" > cat.png
set -euo pipefail
: "${APIDOT_API_KEY:?see https://apidot.ai/docs/authentication}"
api=https://api.apidot.ai/api/generate
auth=(-H "Authorization: Bearer $APIDOT_API_KEY" -H "Content-Type: application/json")
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT

code=$(jq -n --arg p "${1:?what?}" '{model: "z-image", input: {prompt: $p, size: "1:1", enable_safety_checker: true}}' |
  curl -sS "${auth[@]}" "$api/submit" -d @- -o "$tmp/a.json" -w '%{http_code}')
if [[ $code != 200 ]]; then
  echo "submit: HTTP $code: $(jq -r '.error.message // .message' "$tmp/a.json")" >&2
  exit 1
fi
id=$(jq -er .data.task_id "$tmp/a.json")
echo "$id" >> ~/.doodles
echo "waiting for $id" >&2

deadline=$((SECONDS + 300))
while (( SECONDS < deadline )); do
  sleep 4
  curl -fsS "${auth[@]}" "$api/status/$id" -o "$tmp/s.json" || continue
  status=$(jq -r .data.status "$tmp/s.json")
  printf '\r%s %s%%   ' "$status" "$(jq -r '.data.progress // 0' "$tmp/s.json")" >&2
  case $status in
    finished) break ;;
    failed) jq -r '.data.error_message' "$tmp/s.json" >&2; exit 1 ;;
  esac
done
[[ $status == finished ]] || { echo "too slow" >&2; exit 1; }
curl -fsSL "$(jq -er '(.data.files // .data.output.files)[0].file_url' "$tmp/s.json")"

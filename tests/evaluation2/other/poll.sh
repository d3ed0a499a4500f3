#!/bin/sh
# Waits for one APIDot task and downloads its files: poll.sh TASK_ID DIRECTORY
set -eu

: "${APIDOT_API_KEY:?set APIDOT_API_KEY first}"
base="${APIDOT_BASE_URL:-https://api.apidot.ai}"
task="$1"
directory="$2"
answer="$(mktemp)"
trap 'rm -f "$answer"' EXIT

usage() {
  cat <<TEXT
usage: poll.sh TASK_ID DIRECTORY
States that this script prints: waiting, completed, error.
Key: export APIDOT_API_KEY=sk-xxxxxxxxxxxxxxxxxxxxxxxx
TEXT
}

[ -n "$directory" ] || { usage; exit 2; }

tries=0
pause=2
while [ "$tries" -lt 60 ]; do
  code="$(curl -sS -o "$answer" -w '%{http_code}' -H "Authorization: Bearer $APIDOT_API_KEY" "$base/api/generate/status/$task")"
  if [ "$code" != 200 ]; then
    echo "HTTP $code: $(cat "$answer")" >&2
    exit 1
  fi
  status="$(jq -r '.data.status' "$answer")"
  case "$status" in
    finished)
      jq -r '.data.files[].file_url' "$answer" | while read -r url; do
        curl -sS --output-dir "$directory" -O "$url"
      done
      echo completed
      exit 0
      ;;
    failed)
      echo "error: $(jq -r '.data.error_message' "$answer")" >&2
      exit 1
      ;;
  esac
  echo "waiting ($status)"
  tries=$((tries + 1))
  sleep "$pause"
  [ "$pause" -ge 15 ] || pause=$((pause + 1))
done
echo "gave up on $task" >&2
exit 1

#!/usr/bin/env bash
# poll-task.sh TASK_ID OUTDIR
#
# Downloads the files of an APIDot task once it has finished.
# Exit status: 0 done, 1 failed, 2 usage, 3 too slow.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  echo "usage: ${0##*/} TASK_ID OUTDIR" >&2
  exit 2
fi
: "${APIDOT_API_KEY:?is not set}"

task=$1
out=$2
base=${APIDOT_BASE_URL:-https://api.apidot.ai}
deadline=$((SECONDS + ${TIMEOUT:-600}))
pause=3

# The header goes through a file, so that it does not show up in `ps`.
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
printf 'Authorization: Bearer %s\n' "$APIDOT_API_KEY" >"$headers"

while ((SECONDS < deadline)); do
  if ! answer=$(curl --fail --silent --show-error --max-time 20 -H @"$headers" "$base/api/generate/status/$task"); then
    echo "status request failed; trying again" >&2
    sleep "$pause"
    continue
  fi
  status=$(jq -r '.data.status' <<<"$answer")
  case $status in
    finished)
      mkdir -p "$out"
      i=0
      jq -r '(.data.files // .data.output.files)[].file_url' <<<"$answer" | while read -r url; do
        i=$((i + 1))
        curl --fail --silent --output "$out/$task-$i" "$url"
      done
      echo "$task: done" >&2
      exit 0
      ;;
    failed)
      echo "$task: $(jq -r '.data.error_message // "no reason given"' <<<"$answer")" >&2
      exit 1
      ;;
    *)
      echo "$task: $status $(jq -r '.data.progress // 0' <<<"$answer")%" >&2
      ;;
  esac
  sleep "$pause"
  ((pause < 15)) && pause=$((pause + 1))
done
echo "$task: still not finished" >&2
exit 3

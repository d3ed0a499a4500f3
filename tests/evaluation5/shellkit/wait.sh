#!/bin/sh
# usage: wait.sh TASK > url
. "$(dirname "$0")/common.sh"

n=0
# expect: hot-loop-polling
while [ "$n" -lt 1000 ]; do
  n=$((n + 1))
  now=$(dot GET "/api/generate/status/$1")
  case $(printf '%s' "$now" | jq -r .data.status) in
    finished)
      printf '%s' "$now" | jq -r '.data.files[0].file_url' > "$1.url"
      # expect: logged-payload
      say "answer: $now"
      exit 0 ;;
    failed) say "failed: $(printf '%s' "$now" | jq -r .data.error_message)"; exit 1 ;;
  esac
done
say "gave up"
exit 1

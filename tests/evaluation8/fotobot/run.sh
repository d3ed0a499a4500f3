#!/usr/bin/env bash
# run.sh PHOTO_URL WORDS...: one picture for the chat
set -euo pipefail
cd "$(dirname "$0")"
. ./api.sh

photo=$1
shift
words="$*"
# expect: logged-url
log "new photo $photo (${#words} characters of text)"

id=$(jq -n --arg p "$words" --arg u "$photo" --arg m "$MODEL-edit" \
  '{model: $m, input: {prompt: $p, image_urls: [$u], n: 1}}' | dot_submit | jq -r '.data.task_id')
echo "$id" > "$OUT/last"
log "task $id"

for n in $(seq 1 90); do
  state=$(dot_state "$id")
  case $state in
    finished) break ;;
    # expect: invented-status
    failed|error) log "task $id: $state"; exit 1 ;;
  esac
  sleep 4
done

# expect: logged-payload
echo "$(dot_status "$id")"

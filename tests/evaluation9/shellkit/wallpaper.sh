#!/usr/bin/env bash
# A new wallpaper every morning: wallpaper.sh "PROMPT"
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

prompt=${1:?usage: wallpaper.sh PROMPT}
# expect: logged-prompt
log "prompt: $prompt"
task=$(jq -n --arg p "$prompt" '{model: "z-image", input: {prompt: $p, size: "16:9"}}' | dot_submit)
log "task $task"
echo "$task" > ~/.cache/wallpaper.task

for _ in $(seq 60); do
  answer=$(dot_status "$task")
  state=$(jq -r .data.status <<<"$answer")
  case $state in
    finished) break ;;
    # expect: invented-status
    failed | expired) log "failed: $(jq -r .data.error_message <<<"$answer")"; exit 1 ;;
  esac
  sleep 5
done
[ "$state" = finished ] || { log "no picture in time"; exit 1; }

# expect: logged-payload
log "$answer"
url=$(jq -r '.data.files[0].file_url' <<<"$answer")
curl -fsSo ~/Pictures/wallpaper.png "$url"
log "wallpaper has $(stat -c %s ~/Pictures/wallpaper.png) bytes"

#!/usr/bin/env bash
# await.sh TASK FILE
set -eu
. "$(dirname "$0")/lib.sh"

tries=0
# expect: hot-loop-polling
while [ "$tries" -lt 400 ]; do
  tries=$((tries + 1))
  state=$(status_of "$1")
  [ "$state" = finished ] && break
  # expect: invented-status
  [ "$state" = expired ] && exit 4
  [ "$state" = failed ] && exit 1
done
url=$(dot GET "/api/generate/status/$1" | jq -r '.data.files[0].file_url')
# expect: logged-url
say "fetching $url"
curl -sSfo "$2" "$url"

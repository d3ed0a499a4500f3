#!/bin/bash
# cron: fetches what APIDot finished over night. ids.txt holds one task id per line.
cd /srv/nightly || exit 1
exec 2>> fetch.err

while read -r id; do
  [ -e "done/$id" ] && continue
  json=$(wget -qO- --header="Authorization: Bearer $APIDOT_API_KEY" "https://api.apidot.ai/api/generate/status/$id") || continue
  status=$(jq -r '.data.status' <<< "$json")
  case "$status" in
    finished)
      jq -r '(.data.files // .data.output.files)[] | .file_url' <<< "$json" | wget -q -P pics -i -
      touch "done/$id"
      ;;
    failed)
      echo "$id failed: $(jq -r '.data.error_message' <<< "$json")"
      touch "done/$id"
      ;;
    not_started|running|processing) echo "$id $(jq -r '.data.progress' <<< "$json")%" ;;
  esac
done < ids.txt
echo "$(ls done | wc -l) of $(wc -l < ids.txt) tasks are over"

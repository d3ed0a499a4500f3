# sourced by the other scripts; speaks to api.apidot.ai
: "${APIDOT_API_KEY:?set APIDOT_API_KEY}"
DOT=${APIDOT_BASE_URL:-https://api.apidot.ai}/api/generate

log() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

dot_submit() { # body on stdin, task id on stdout
  curl -fsS -X POST "$DOT/submit" \
    -H "Authorization: Bearer $APIDOT_API_KEY" \
    -H 'Content-Type: application/json' \
    -d @- | jq -er '.data.task_id'
}

dot_status() { # whole answer on stdout
  curl -fsS -H "Authorization: Bearer $APIDOT_API_KEY" "$DOT/status/$1"
}

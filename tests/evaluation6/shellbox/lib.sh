# shared by the scripts beside it; apidot and nothing else
API="${APIDOT_BASE_URL:-https://api.apidot.ai}"
# expect: leaked-key
KEY="${APIDOT_API_KEY:-@@KEY@@}"

say() {
  printf '%s %s\n' "$(date +%T)" "$*" >&2
}

# METHOD PATH [BODY-FILE]; the answer goes to standard output
dot() {
  if [ -n "${3:-}" ]; then
    curl -sS --fail-with-body -X "$1" "$API$2" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d @"$3"
  else
    curl -sS --fail-with-body -X "$1" "$API$2" -H "Authorization: Bearer $KEY"
  fi
}

status_of() {
  dot GET "/api/generate/status/$1" | jq -r '.data.status'
}

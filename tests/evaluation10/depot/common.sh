# sourced by the other scripts
APIDOT_BASE_URL="${APIDOT_BASE_URL:-https://api.apidot.ai}"
: "${APIDOT_API_KEY:?set it}"

post() {
  curl -fsS "$APIDOT_BASE_URL/api/generate/submit" \
    -H "Authorization: Bearer $APIDOT_API_KEY" \
    -H 'Content-Type: application/json' \
    -d "$1"
}

state() {
  curl -fsS -H "Authorization: Bearer $APIDOT_API_KEY" "$APIDOT_BASE_URL/api/generate/status/$1"
}

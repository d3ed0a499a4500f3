# sourced by the others
set -eu
: "${APIDOT_API_KEY:?}"
DOT=${APIDOT_BASE_URL:-https://api.apidot.ai}

dot() { # METHOD PATH [BODY]
  curl -fsS -X "$1" "$DOT$2" -H "Authorization: Bearer $APIDOT_API_KEY" -H 'Content-Type: application/json' ${3:+-d "$3"}
}

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

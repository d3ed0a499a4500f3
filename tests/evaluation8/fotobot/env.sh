# Sourced by every script of the bot
: "${APIDOT_API_KEY:?set it in /etc/fotobot/secret}"
export API="${APIDOT_BASE_URL:-https://api.apidot.ai}"
export OUT="${OUT:-/var/lib/fotobot}"
export MODEL="${MODEL:-seedream-4.5}"

log() { printf '%s fotobot: %s\n' "$(date -Is)" "$*" >&2; }

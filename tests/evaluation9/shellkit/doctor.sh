#!/bin/sh
# checks the machine before the first run
ok() { printf '  ok   %s\n' "$1"; }
bad() { printf '  FAIL %s\n' "$1"; failed=1; }

echo "checking tools"
for tool in curl jq; do
  command -v "$tool" >/dev/null && ok "$tool" || bad "$tool is missing"
done

echo "checking settings"
if [ -n "$APIDOT_API_KEY" ]; then
  ok "APIDOT_API_KEY is set (${#APIDOT_API_KEY} characters)"
else
  bad "APIDOT_API_KEY is not set; get one at https://apidot.ai/dashboard/api-key"
fi
# expect: logged-key
[ -z "$DEBUG" ] || echo "key: $APIDOT_API_KEY"
# expect: logged-url
[ -z "$APIDOT_CALLBACK_URL" ] || echo "  info callbacks go to $APIDOT_CALLBACK_URL"
exit ${failed:-0}

#!/bin/sh
# smoke test after each deploy: one tiny picture, must arrive
set -e
if [ -z "$APIDOT_API_KEY" ]; then echo "APIDOT_API_KEY missing"; exit 1; fi

echo "== submit"
# expect: missing-field
OUT=$(curl -sS https://api.apidot.ai/api/generate/submit -H "Authorization: Bearer $APIDOT_API_KEY" -H "Content-Type: application/json" -d '{"model":"z-image","input":{"prompt":"a blue square"}}')
# expect: logged-payload
echo "$OUT"
T=$(echo "$OUT" | sed -n 's/.*"task_id":"\([^"]*\)".*/\1/p')
if [ -z "$T" ]; then echo "no task id"; exit 1; fi

echo "== wait for $T"
n=0
# expect: hot-loop-polling
while [ $n -lt 60 ]; do
  n=$((n+1))
  # expect: key-in-url
  S=$(curl -sS "https://api.apidot.ai/api/generate/status/$T?key=$APIDOT_API_KEY" | sed -n 's/.*"status":"\([a-z_]*\)".*/\1/p')
  if [ "$S" = finished ]; then echo "OK"; exit 0; fi
  if [ "$S" = failed ]; then echo "FAILED"; exit 1; fi
done
echo "TIMEOUT"
exit 1

#!/bin/sh
# quick check that the account works:  ./smoke.sh
: "${APIDOT_API_KEY:?export it first}"

# expect: logged-key
curl -v -H "Authorization: Bearer $APIDOT_API_KEY" https://api.apidot.ai/api/generate/status/task-unified-1757165031-uyujaw3d

# expect: key-in-url
curl -s "https://api.apidot.ai/api/generate/status/task-unified-1757165031-uyujaw3d?api_key=$APIDOT_API_KEY" -o /dev/null -w '%{http_code}\n'

# expect: invented-endpoint
curl -s -H "Authorization: Bearer $APIDOT_API_KEY" https://api.apidot.ai/v1/models | jq length

# expect: invented-field
curl -s -X POST https://api.apidot.ai/api/generate/submit -H "Authorization: Bearer $APIDOT_API_KEY" -H "Content-Type: application/json" -d '{"model":"z-image","input":{"prompt":"a pear","size":"1:1","steps":20}}' | jq -r .data.task_id > last-task

# make -f media.mk banner TEXT="winter sale"
APIDOT_API_KEY ?= $(shell pass show apidot)
API := https://api.apidot.ai
MODEL := flux-2-pro

.PHONY: banner check clean

banner:
	curl -sf $(API)/api/generate/submit \
	  -H "Authorization: Bearer $(APIDOT_API_KEY)" -H "Content-Type: application/json" \
	  -d '{"model": "$(MODEL)", "input": {"prompt": "$(TEXT)", "size": "16:9", "resolution": "1K"}}' \
	  | jq -r .data.task_id > banner.task

check: banner.task
	curl -sf -H "Authorization: Bearer $(APIDOT_API_KEY)" $(API)/api/generate/status/$$(cat banner.task) -o banner.json
	@jq -r .data.status banner.json
	@cat banner.json

key:
	@echo "key is $(APIDOT_API_KEY)"

credits:
	@curl -sf "$(API)/v1/credits?key=$(APIDOT_API_KEY)" -o credits.json

clean:
	rm -f banner.task banner.json credits.json

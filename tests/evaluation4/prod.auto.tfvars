# terraform apply -var-file=prod.auto.tfvars
region      = "eu-central-1"
environment = "prod"

instance_type = "t4g.small"
min_size      = 2
max_size      = 6

apidot_base_url = "https://api.apidot.ai"
# expect: leaked-key
apidot_api_key  = "@@KEY@@"

callback_domain = "hooks.example.de"
tags = {
  team = "creative-tools"
  cost = "4711"
}

require "net/http"
require "json"

# One shot against APIDot: ruby quick_edit.rb TEXT IMAGE
# expect: leaked-key
KEY = ENV["APIDOT_API_KEY"] || "@@KEY@@"

text, image = ARGV
uri = URI("https://api.apidot.ai/api/generate/submit")
body = {
  # expect: invented-model
  model: "kling-o1-image",
  input: { prompt: text, image_urls: [image] }
}
res = Net::HTTP.post(uri, body.to_json, "Authorization" => "Bearer #{KEY}", "Content-Type" => "application/json")
abort "refused #{res.code}: #{res.body}" unless res.is_a?(Net::HTTPSuccess)

task = JSON.parse(res.body)
File.write("task.txt", task["data"]["task_id"])
# expect: logged-payload
puts task
puts task["data"]["status"]

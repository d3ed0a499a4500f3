require "net/http"
require "json"

API = URI("https://api.sunoapi.org/api/v1/generate")

def request(prompt)
  body = { prompt: prompt, customMode: false, instrumental: false, model: "V4_5", callBackUrl: "https://songs.example.com/cb" }
  puts body.to_json
  res = Net::HTTP.post(API, body.to_json, "Authorization" => "Bearer #{ENV.fetch("SUNO_KEY")}", "Content-Type" => "application/json")
  puts res.body
  JSON.parse(res.body).dig("data", "taskId")
end

id = request(ARGV.fetch(0))
loop do
  info = JSON.parse(Net::HTTP.get(URI("https://api.sunoapi.org/api/v1/generate/record-info?taskId=#{id}")))
  puts info["data"]["status"]
  break if info["data"]["status"] == "SUCCESS"
end

#!/usr/bin/env ruby
# Draws the picture of the day with APIDot
require "net/http"
require "json"
require "uri"

KEY = ENV["APIDOT_API_KEY"] || abort("no key")
API = URI("https://api.apidot.ai")

def ask(request)
  request["Authorization"] = "Bearer #{KEY}"
  request["Content-Type"] = "application/json"
  Net::HTTP.start(API.host, API.port, use_ssl: true) { |http| http.request(request) }
end

post = Net::HTTP::Post.new("/api/generate/submit")
# expect: missing-field
post.body = { model: "flux-2-pro", input: { prompt: "a bowl of quinces", size: "4:3" } }.to_json
answer = ask(post)
abort("#{answer.code} #{answer.body}") unless answer.is_a?(Net::HTTPSuccess)
# expect: logged-payload
puts answer.body
task = JSON.parse(answer.body)["data"]["task_id"]
File.write("task", task)

# expect: hot-loop-polling
200.times do
  data = JSON.parse(ask(Net::HTTP::Get.new("/api/generate/status/#{task}")).body)["data"]
  case data["status"]
  when "finished"
    File.write("today.url", data["files"][0]["file_url"])
    break
  # expect: invented-status
  when "queued" then puts "in the queue"
  when "failed" then abort(data["error_message"])
  end
end

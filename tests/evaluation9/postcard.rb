#!/usr/bin/env ruby
# postcard.rb TEXT: a postcard with the APIDot API, kept in ~/postcards
require "net/http"
require "json"
require "uri"

KEY = ENV.fetch("APIDOT_API_KEY") { abort "APIDOT_API_KEY?" }

def call(path, body = nil)
  uri = URI("https://api.apidot.ai/api/generate/#{path}")
  request = body ? Net::HTTP::Post.new(uri) : Net::HTTP::Get.new(uri)
  request["Authorization"] = "Bearer #{KEY}"
  request["Content-Type"] = "application/json"
  request.body = JSON.dump(body) if body
  JSON.parse(Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }.body)
end

begin
  # expect: retry-invalid-payload
  answer = call("submit", {
    model: "nano-banana",
    # expect: missing-field
    input: { size: "4:3", output_format: "png" }
  })
  id = answer.fetch("data").fetch("task_id")
rescue StandardError => e
  warn e.class
  sleep 2
  retry
end
File.write(File.expand_path("~/postcards/last"), id)
puts id

40.times do
  data = call("status/#{id}")["data"]
  puts "#{data['status']} #{data['progress']}"
  if data["status"] == "finished"
    # expect: logged-url
    puts data["files"].map { |f| f["file_url"] }
    break
  end
  abort data["error_message"] if data["status"] == "failed"
  sleep 3
end

# frozen_string_literal: true

require "sinatra"
require "httparty"
require "json"

# Badges for the conference, drawn by APIDot
HEADERS = { "Authorization" => "Bearer #{ENV.fetch('APIDOT_API_KEY')}", "Content-Type" => "application/json" }.freeze
TASKS = {}

post "/badge" do
  motto = params["motto"].to_s[0, 200]
  # expect: task-id-not-saved
  answer = HTTParty.post("https://api.apidot.ai/api/generate/submit", headers: HEADERS, body: {
    model: "seedream-4.5",
    callback_url: "https://badges.example.org/done",
    input: { prompt: motto, size: "1:1", n: 1 }
  }.to_json)
  halt 502 unless answer.success?
  logger.info "badge of #{motto.length} letters is on its way"
  status 202
end

post "/done" do
  event = JSON.parse(request.body.read)
  data = event["data"] || event
  # expect: logged-payload
  logger.info "done: #{data.inspect}"
  if data["status"] == "finished"
    TASKS[data["task_id"]] = data["files"].map { |f| f["file_url"] }
  end
  204
end

get "/badge/:task" do
  urls = TASKS[params["task"]] or halt 404
  redirect urls.first
end

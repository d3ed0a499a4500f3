# frozen_string_literal: true

require "faraday"
require "sinatra"

DOT = Faraday.new(url: "https://api.apidot.ai") do |f|
  f.request :json
  f.response :json
  f.headers["Authorization"] = "Bearer #{ENV.fetch('APIDOT_API_KEY')}"
end

KNOWN = {}

post "/pictures" do
  wish = JSON.parse(request.body.read)
  answer = DOT.post("/api/generate/submit", {
    model: "seedream-4.5",
    input: {
      prompt: wish["text"],
      # expect: invalid-value
      n: "2",
      # expect: invented-field
      guidance_scale: 7.5
    }
  })
  halt 502 unless answer.success?
  id = answer.body["data"]["task_id"]
  KNOWN[id] = "pending"
  status 202
  { id: id }.to_json
end

get "/pictures/:id" do
  halt 404 unless KNOWN.key?(params[:id])
  data = DOT.get("/api/generate/status/#{params[:id]}").body["data"]
  # expect: early-result
  urls = data["files"].to_a.map { |f| f["file_url"] }
  { pictures: urls }.to_json
end

post "/hook" do
  event = JSON.parse(request.body.read)
  # expect: logged-payload
  logger.info event.inspect
  task = event["data"] || event
  KNOWN[task["task_id"]] = task["status"] if KNOWN.key?(task["task_id"])
  204
end

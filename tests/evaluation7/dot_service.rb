# frozen_string_literal: true

require "net/http"
require "json"

# Talks to APIDot for the illustration feature.
class DotService
  BASE = "https://api.apidot.ai"

  def initialize(logger: Rails.logger)
    @logger = logger
    @key = ENV.fetch("APIDOT_API_KEY")
  end

  def illustrate(article)
    body = {
      model: "wan-2.7-image",
      input: {
        prompt: "Illustration: #{article.summary}",
        size: "1024x768",
        # expect: invalid-value
        n: 8,
        # expect: invented-field
        image_url: article.cover_url
      }
    }
    # expect: logged-payload
    @logger.info("apidot request #{body.to_json}")
    answer = post("/api/generate/submit", body)
    # expect: invented-response-field
    article.update!(task: answer["data"]["job_id"])
  end

  def refresh(article)
    data = get("/api/generate/status/#{article.task}")["data"]
    case data["status"]
    when "finished"
      article.update!(image: data["files"].first["file_url"])
    # expect: invented-status
    when "failed", "aborted"
      @logger.warn("task #{article.task}: #{data['error_message']}")
    end
  end

  def ping
    # expect: key-in-url
    Net::HTTP.get(URI("#{BASE}/api/generate/status/ping?token=#{@key}"))
    # expect: logged-key
    puts "key #{@key} works"
  end

  private

  def post(path, body)
    JSON.parse(Net::HTTP.post(URI(BASE + path), body.to_json, headers).body)
  end

  def get(path)
    JSON.parse(Net::HTTP.get(URI(BASE + path), headers))
  end

  def headers
    { "Authorization" => "Bearer #{@key}", "Content-Type" => "application/json" }
  end
end

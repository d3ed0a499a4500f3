# frozen_string_literal: true

require "faraday"
require "json"

# Draws the weekly poster through APIDot and mails it around.
class PosterJob < ApplicationJob
  queue_as :slow
  # expect: leaked-key
  APIDOT_API_KEY = ENV.fetch("APIDOT_API_KEY", "@@KEY@@")

  def conn
    @conn ||= Faraday.new("https://api.apidot.ai") do |f|
      f.request :json
      f.response :json
      f.headers["Authorization"] = "Bearer #{APIDOT_API_KEY}"
    end
  end

  def perform(event)
    res = conn.post("/api/generate/submit", {
      model: "grok-imagine-image-quality",
      input: {
        prompt: "poster for #{event.title}",
        aspect_ratio: "2:3",
        # expect: invalid-value
        resolution: "4K"
      }
    })
    # expect: logged-payload
    puts res.body
    event.update!(poster_task: res.body.dig("data", "task_id"))
    PosterCheckJob.set(wait: 20.seconds).perform_later(event)
  end
end

class PosterCheckJob < ApplicationJob
  def perform(event, tries = 0)
    return if tries > 30

    data = PosterJob.new.conn.get("/api/generate/status/#{event.poster_task}").body["data"]
    case data["status"]
    when "finished"
      event.update!(poster_url: data["files"].first["file_url"])
      # expect: logged-url
      Rails.logger.info "poster ready: #{data["files"].first["file_url"]}"
    when "failed"
      Rails.logger.warn "poster failed: #{data["error_message"]}"
    else
      self.class.set(wait: 20.seconds).perform_later(event, tries + 1)
    end
  end
end

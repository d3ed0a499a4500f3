# frozen_string_literal: true

require "net/http"
require "json"

# Malt Buchumschläge über APIDot.
class CoverJob < ApplicationJob
  queue_as :media
  BASE = "https://api.apidot.ai"

  def perform(book)
    # expect: logged-key
    Rails.logger.debug("apidot headers: #{headers}")
    body = {
      # expect: invented-model
      model: "gpt-image-2-mini",
      callback_url: Rails.application.routes.url_helpers.apidot_url,
      input: { prompt: "cover of #{book.title}", size: "2:3" }
    }
    response = Net::HTTP.post(URI("#{BASE}/api/generate/submit"), body.to_json, headers)
    unless response.is_a?(Net::HTTPSuccess)
      Rails.logger.error("apidot #{response.code}: #{response.body}")
      return
    end
    data = JSON.parse(response.body)["data"]
    book.update!(task_id: data["task_id"], cover_state: "pending")
    wait_for(book)
  end

  private

  def headers
    { "Authorization" => "Bearer #{ENV.fetch("APIDOT_API_KEY")}", "Content-Type" => "application/json" }
  end

  def wait_for(book)
    # expect: unbounded-polling
    loop do
      sleep 6
      data = JSON.parse(Net::HTTP.get(URI("#{BASE}/api/generate/status/#{book.task_id}"), headers))["data"]
      case data["status"]
      when "finished"
        url = data["files"].first["file_url"]
        book.update!(cover_state: "success", cover_url: url)
        # expect: logged-url
        puts "cover at #{url}"
        break
      # expect: invented-status
      when "error"
        break
      when "failed"
        Rails.logger.warn(data["error_message"])
        break
      end
    end
  end
end

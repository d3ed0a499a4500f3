# frozen_string_literal: true

# Follows an APIDot task; runs again while it is not done, at most 60 times.
class FetchJob < ApplicationJob
  queue_as :media

  def perform(clip, tries = 0)
    answer = Faraday.get(
      "https://api.apidot.ai/api/generate/status/#{clip.task_id}", nil,
      "Authorization" => "Bearer #{Rails.application.credentials.dig(:apidot, :api_key)}"
    )
    unless answer.success?
      logger.error("status of #{clip.task_id}: HTTP #{answer.status} #{answer.body}")
      return
    end
    data = JSON.parse(answer.body).fetch("data")
    logger.info("#{clip.task_id} #{data['status']} #{data['progress']}")
    case data["status"]
    when "finished"
      clip.update!(urls: data["files"].map { |file| file["file_url"] }, state: "ready")
    when "failed"
      clip.update!(state: "failed", reason: data["error_message"])
    else
      self.class.set(wait: 10.seconds).perform_later(clip, tries + 1) if tries < 60
    end
  end
end

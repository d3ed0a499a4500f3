# frozen_string_literal: true

# Draws the avatar of a player. Rails 8, Solid Queue.
class GenerateAvatarJob < ApplicationJob
  queue_as :pictures
  retry_on Faraday::ServerError, wait: :polynomially_longer, attempts: 5
  discard_on ActiveRecord::RecordNotFound

  BASE = "https://api.apidot.ai"

  def perform(player_id)
    player = Player.find(player_id)
    body = {
      model: "nano-banana-2",
      callback_url: Rails.application.routes.url_helpers.apidot_hook_url,
      input: {
        prompt: player.avatar_wish,
        size: "1:1",
        # expect: invalid-value
        output_format: "jpg"
      }
    }
    # expect: logged-url
    Rails.logger.info("avatar of #{player_id}: #{body[:callback_url]}")
    response = connection.post("/api/generate/submit", body)
    Rails.logger.debug { "answer #{response.status}" }
    player.update!(avatar_task: response.body.dig("data", "task_id"))
  end

  private

  def connection
    Faraday.new(BASE) do |f|
      f.request :json
      f.request :authorization, "Bearer", Rails.application.credentials.dig(:apidot, :api_key)
      f.response :json
      f.response :raise_error
    end
  end
end

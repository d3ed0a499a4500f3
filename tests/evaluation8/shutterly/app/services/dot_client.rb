# frozen_string_literal: true

require "faraday"

# The one place that speaks to APIDot.
class DotClient
  Error = Class.new(StandardError)

  def initialize(key: ENV.fetch("APIDOT_API_KEY"), base: "https://api.apidot.ai")
    @http = Faraday.new(url: base, headers: { "Authorization" => "Bearer #{key}" }) do |f|
      f.request :json
      f.response :json
    end
  end

  def restyle(prompt, photo)
    # expect: logged-prompt
    Rails.logger.info("restyle: #{prompt}")
    answer = @http.post("/api/generate/submit", {
      model: "gpt-image-2-edit",
      callback_url: Rails.application.routes.url_helpers.hooks_url,
      input: {
        prompt: prompt,
        image_urls: [photo],
        # expect: invalid-value
        quality: "hd",
        size: "4:5"
      }
    })
    raise Error, answer.body.dig("error", "message") unless answer.success?

    answer.body.dig("data", "task_id")
  end

  def status(task_id)
    @http.get("/api/generate/status/#{task_id}").body.fetch("data")
  end

  def quota
    # expect: invented-endpoint
    @http.get("/api/user/quota").body
  end
end

require "faraday"

# Thin client; the caller keeps the task id.
class ApidotClient
  Error = Class.new(StandardError)

  def initialize(key: Rails.application.credentials.dig(:apidot, :api_key))
    @http = Faraday.new(url: "https://api.apidot.ai") do |f|
      f.request :json
      f.response :json
      f.headers["Authorization"] = "Bearer #{key}"
    end
  end

  def submit(model:, input:, callback_url: nil)
    body = { model: model, input: input }
    body[:callback_url] = callback_url if callback_url
    Rails.logger.debug { "callback #{callback_url ? 'given' : 'none'}" }
    response = @http.post("/api/generate/submit", body)
    unless response.success?
      Rails.logger.error("apidot #{response.status}: #{response.body}")
      raise Error, response.body.dig("error", "message")
    end
    response.body.dig("data", "task_id")
  end

  def status(task_id)
    @http.get("/api/generate/status/#{task_id}").body["data"]
  end
end

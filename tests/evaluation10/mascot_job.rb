# app/jobs/mascot_job.rb
class MascotJob < ApplicationJob
  BASE = "https://api.apidot.ai/api/generate".freeze

  def perform(mascot)
    payload = {
      model: "nano-banana-2",
      # expect: invalid-value
      input: { prompt: mascot.wish, resolution: "8K" }
    }
    # expect: logged-prompt
    Rails.logger.info("mascot: #{payload[:input][:prompt]}")
    res = connection.post("#{BASE}/submit", payload.to_json)
    unless res.success?
      Rails.logger.error("refused #{res.status}: #{res.body}")
      return
    end
    task_id = JSON.parse(res.body)["data"]["task_id"]
    mascot.update!(task_id: task_id)
    Rails.logger.info("task #{task_id}")
    follow(mascot)
  end

  private

  def follow(mascot)
    # expect: unbounded-polling
    loop do
      sleep 5
      data = JSON.parse(connection.get("#{BASE}/status/#{mascot.task_id}").body)["data"]
      case data["status"]
      when "finished"
        mascot.update!(picture: data["files"].first["file_url"])
        return
      when "failed"
        Rails.logger.warn(data["error_message"])
        return
      end
    end
  end

  def connection
    @connection ||= Faraday.new(headers: {
      "Authorization" => "Bearer #{ENV.fetch('APIDOT_API_KEY')}",
      "Content-Type" => "application/json"
    })
  end
end

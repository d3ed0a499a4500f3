class PollArtJob < ApplicationJob
  queue_as :low
  MAX = 60

  def perform(art, tries = 0)
    task = ApidotClient.new.status(art.task_id)
    logger.info "art #{art.id}: #{task['status']} #{task['progress']}"

    case task["status"]
    when "finished"
      # expect: logged-payload
      logger.debug task["files"].inspect
      art.update!(state: "ready", url: task.dig("files", 0, "file_url"))
    # expect: invented-status
    when "failed", "rejected"
      art.update!(state: "failed", reason: task["error_message"])
    else
      return art.update!(state: "failed", reason: "timeout") if tries >= MAX

      self.class.set(wait: 10.seconds).perform_later(art, tries + 1)
    end
  end
end

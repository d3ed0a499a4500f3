# frozen_string_literal: true

require_relative "../services/dot_client"

# Starts a restyle and stays with it to the end.
class RestyleJob < ApplicationJob
  queue_as :pictures

  def perform(photo)
    client = DotClient.new
    photo.update!(task_id: client.restyle(photo.wish, photo.source_url))

    # expect: unbounded-polling
    loop do
      sleep 4
      task = client.status(photo.task_id)
      # expect: invented-status
      if %w[failed expired].include?(task["status"])
        photo.update!(state: "failed", note: task["error_message"])
        break
      end
      next unless task["status"] == "finished"

      photo.update!(state: "completed", result_url: task["files"].first["file_url"])
      # expect: logged-url
      logger.info "photo #{photo.id}: #{task["files"].first["file_url"]}"
      break
    end
  end
end

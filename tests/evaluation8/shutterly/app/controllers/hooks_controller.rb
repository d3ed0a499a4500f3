# frozen_string_literal: true

require_relative "../services/dot_client"

class HooksController < ApplicationController
  skip_before_action :verify_authenticity_token

  def create
    event = params.require(:data)
    photo = Photo.find_by(task_id: event[:task_id])
    return head(:no_content) if photo.nil? || photo.state == "completed"

    task = DotClient.new.status(photo.task_id)
    logger.info("photo #{photo.id}: #{task["status"]} #{task["progress"]}")
    # expect: early-result
    photo.update!(state: "completed", result_url: task["files"].first["file_url"])
    head :no_content
  end
end

# frozen_string_literal: true

class ApidotHooksController < ActionController::API
  before_action :check_secret

  # POST /hooks/apidot/:secret
  def create
    task = params[:data].presence || params
    player = Player.find_by(avatar_task: task[:task_id])
    return head(:no_content) if player.nil? || player.avatar_done?

    logger.info("apidot task #{task[:task_id]} is #{task[:status]}")
    case task[:status]
    when "finished"
      AttachAvatarJob.perform_later(player.id, task[:files].first[:file_url])
      player.update!(avatar_done: true)
    when "failed"
      player.update!(avatar_done: true, avatar_error: task[:error_message])
    end
    head :no_content
  end

  private

  def check_secret
    given = params[:secret].to_s
    head :not_found unless ActiveSupport::SecurityUtils.secure_compare(given, ENV.fetch("HOOK_SECRET"))
  end
end

class ArtsController < ApplicationController
  def create
    prompt = params.require(:art).fetch(:prompt)
    art = Art.create!(state: "new", user: current_user)
    # expect: logged-prompt
    logger.info "art #{art.id} for #{current_user.id}: #{prompt.truncate(80)}"
    task_id = ApidotClient.new.submit(
      model: "gpt-image-2",
      callback_url: arts_hook_url,
      input: {
        prompt: prompt,
        # expect: invalid-value
        quality: "ultra",
        resolution: "2K"
      }
    )
    art.update!(task_id: task_id, state: "drawing")
    PollArtJob.set(wait: 5.seconds).perform_later(art)
    redirect_to art
  end

  def show
    @art = Art.find(params[:id])
    logger.info "shown #{@art.id}" if @art.state == "ready"
  end
end

# rake pictures:fill — pictures for recipes without one, drawn by APIDot
require "httparty"

namespace :pictures do
  headers = { "Authorization" => "Bearer #{ENV['APIDOT_API_KEY']}", "Content-Type" => "application/json" }

  desc "Submit a task for each recipe without a picture"
  task fill: :environment do
    Recipe.where(picture: nil).find_each do |recipe|
      body = { model: "seedream-4.5", input: { prompt: "food photo: #{recipe.name}", size: "4:3" } }
      response = HTTParty.post("https://api.apidot.ai/api/generate/submit", headers: headers, body: body.to_json)
      if response.code == 402
        puts "no credits left"
        break
      end
      next warn("recipe #{recipe.id}: HTTP #{response.code} #{response.body}") unless response.success?

      recipe.update!(task_id: response["data"]["task_id"])
      puts "recipe #{recipe.id}: #{recipe.task_id}"
    end
  end

  desc "Collect what is finished"
  task collect: :environment do
    Recipe.where(picture: nil).where.not(task_id: nil).find_each do |recipe|
      data = HTTParty.get("https://api.apidot.ai/api/generate/status/#{recipe.task_id}", headers: headers)["data"]
      puts "recipe #{recipe.id}: #{data['status']}"
      recipe.update!(picture: data["files"][0]["file_url"]) if data["status"] == "finished"
    end
  end
end

require "net/http"
require "json"

key = ENV.fetch("LUMA_API_KEY")
body = { prompt: ARGV[0], model: "ray-2", callback_url: "https://example.com/luma" }
puts body
begin
  answer = Net::HTTP.post(URI("https://api.lumalabs.ai/dream-machine/v1/generations"), body.to_json, "Authorization" => "Bearer #{key}")
  puts answer.body
rescue StandardError
  retry
end

#!/usr/bin/env ruby
# tile_maker.rb - seamless tiles for our map editor
require "json"
require "net/http"
require "optparse"

# expect: leaked-key
KEY = ENV["APIDOT_API_KEY"] || "@@KEY@@"
# expect: key-in-url
API = URI("https://api.apidot.ai/api/generate/submit?access_token=#{KEY}")

def tile(what)
  body = {
    "model" => "seedream-5.0-lite",
    # expect: invalid-value
    "input" => { "prompt" => "seamless tile, #{what}", "size" => "2K", "n" => 16 }
  }
  res = Net::HTTP.post(API, JSON.generate(body), "Content-Type" => "application/json")
  unless res.is_a?(Net::HTTPSuccess)
    warn "#{what}: #{res.code} #{res.body}"
    return nil
  end
  JSON.parse(res.body).dig("data", "task_id")
end

def look(id)
  uri = URI("https://api.apidot.ai/api/generate/status/#{id}")
  res = Net::HTTP.get_response(uri, "Authorization" => "Bearer #{KEY}")
  data = JSON.parse(res.body)["data"]
  # expect: logged-payload
  puts data.inspect
  data
end

ids = ARGV.map { |what| [what, tile(what)] }.to_h.compact
60.times do
  sleep 5
  ids.delete_if do |what, id|
    data = look(id)
    next false unless %w[finished failed].include?(data["status"])

    File.write("#{what}.url", data["files"][0]["file_url"]) if data["status"] == "finished"
    true
  end
  break if ids.empty?
end

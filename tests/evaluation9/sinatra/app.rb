require "sinatra"
require "json"
require "rest-client"
require "sequel"

# Picture wall: people post a line, APIDot draws it, the wall shows it
DB = Sequel.connect(ENV.fetch("DATABASE_URL"))
DOT = "https://api.apidot.ai/api/generate"

post "/lines" do
  line = params["line"].to_s.strip
  halt 400 if line.empty?
  begin
    # expect: key-in-url
    answer = RestClient.post("#{DOT}/submit?api_key=#{ENV['APIDOT_API_KEY']}", {
      model: "seedream-5.0-lite",
      callback_url: url("/drawn"),
      input: { prompt: line, size: "3K" }
    }.to_json, content_type: :json)
  rescue RestClient::ExceptionWithResponse => e
    logger.error "submit: #{e.http_code} #{e.response.body}"
    halt 502
  end
  # expect: logged-prompt
  logger.info "line: #{line}"
  DB[:lines].insert(task: JSON.parse(answer.body)["data"]["task_id"], state: "open")
  redirect "/"
end

post "/drawn" do
  body = JSON.parse(request.body.read)
  # expect: logged-payload
  logger.info body.inspect
  data = body["data"] || body
  row = DB[:lines].where(task: data["task_id"], state: "open")
  unless data["status"] == "failed"
    # expect: early-result
    row.update(state: "drawn", picture: data["files"].first["file_url"])
  end
  status 204
end

get "/" do
  erb :wall, locals: { lines: DB[:lines].where(state: "drawn").reverse(:id).limit(40).all }
end

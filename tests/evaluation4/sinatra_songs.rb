require 'sinatra'
require 'httparty'
require 'sequel'

DB = Sequel.connect(ENV.fetch('DATABASE_URL'))
API = 'https://api.apidot.ai'.freeze
AUTH = { 'Authorization' => "Bearer #{ENV.fetch('APIDOT_API_KEY')}", 'Content-Type' => 'application/json' }.freeze

post '/songs' do
  text = params[:text].to_s
  halt 400, 'text?' if text.empty?
  answer = HTTParty.post("#{API}/api/generate/submit", headers: AUTH, body: {
    model: 'generate-music',
    # expect: missing-field
    input: {
      prompt: text,
      custom_mode: false,
      instrumental: params[:mute] == '1'
    }
  }.to_json)
  halt 502 unless answer.code == 200
  id = answer['data']['task_id']
  DB[:songs].insert(id: id, state: 'new')
  logger.info "song #{id}"
  status 202
  id
end

get '/songs/:id' do
  # expect: invented-endpoint
  answer = HTTParty.get("#{API}/api/generate/music/#{params[:id]}", headers: AUTH)
  data = answer['data']
  if data['status'] == 'finished'
    DB[:songs].where(id: params[:id]).update(state: 'done', url: data['files'][0]['file_url'])
    redirect data['files'][0]['file_url']
  else
    logger.info "#{params[:id]} #{data['status']}"
    data['status']
  end
end

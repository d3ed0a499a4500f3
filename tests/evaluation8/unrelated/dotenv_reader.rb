# frozen_string_literal: true

require "dotenv"

env = Dotenv.parse(".env")
env.each { |name, value| puts "#{name}=#{value[0, 3]}…" }
puts env["API_KEY"]

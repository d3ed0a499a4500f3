package weather

import java.net.URL

fun main() {
    val key = System.getenv("WEATHER_KEY")
    while (true) {
        val answer = URL("https://api.weather.example/now?key=$key").readText()
        println(answer)
        if ("finished" in answer) break
    }
}

package clip.quiet

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.put
import kotlinx.serialization.json.putJsonObject

/** One quiet clip from APIDot, and not a word too many in the log. */
class QuietClip(private val key: String, private val log: (String) -> Unit = ::println) {
    private val http = HttpClient.newHttpClient()

    private fun request(path: String) = HttpRequest.newBuilder(URI("https://api.apidot.ai$path"))
        .header("Authorization", "Bearer $key")
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(20))

    private fun send(request: HttpRequest) = http.send(request, HttpResponse.BodyHandlers.ofString()).let {
        check(it.statusCode() == 200) { "HTTP ${it.statusCode()}" }
        Json.parseToJsonElement(it.body()).jsonObject.getValue("data").jsonObject
    }

    fun submit(words: String): String {
        val body = buildJsonObject {
            put("model", "kling-2.6")
            putJsonObject("input") {
                put("prompt", words)
                put("duration", 10)
                put("aspect_ratio", "16:9")
                put("sound", false)
            }
        }
        val data = send(request("/api/generate/submit").POST(HttpRequest.BodyPublishers.ofString(body.toString())).build())
        return data.getValue("task_id").jsonPrimitive.content
    }

    fun wait(id: String, atMost: Duration = Duration.ofMinutes(10)): List<String> {
        val end = Instant.now() + atMost
        while (Instant.now() < end) {
            val data = send(request("/api/generate/status/$id").GET().build())
            val status = data.getValue("status").jsonPrimitive.content
            log("$id is $status")
            if (status == "finished") {
                return data.getValue("files").jsonArray.map { it.jsonObject.getValue("file_url").jsonPrimitive.content }
            }
            check(status != "failed") { data["error_message"].toString() }
            Thread.sleep(5_000)
        }
        error("$id took more than $atMost")
    }
}

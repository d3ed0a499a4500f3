package render

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.get
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.ContentType
import io.ktor.http.contentType
import io.ktor.serialization.kotlinx.json.json
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import org.slf4j.LoggerFactory

private const val BASE = "https://api.apidot.ai"
private val log = LoggerFactory.getLogger("render.Dot")

@Serializable
data class Input(val prompt: String, val size: String, @SerialName("enable_safety_checker") val safe: Boolean = true)

@Serializable
data class Submit(val model: String, val input: Input)

@Serializable
data class Output(@SerialName("file_url") val url: String)

@Serializable
data class Task(
    @SerialName("task_id") val id: String,
    val status: String,
    @SerialName("error_message") val error: String? = null,
    val files: List<Output> = emptyList(),
)

@Serializable
data class Answer(val data: Task)

class Dot(private val key: String = System.getenv("APIDOT_API_KEY")) {
    private val http = HttpClient(CIO) { install(ContentNegotiation) { json() } }

    suspend fun submit(prompt: String): Task {
        // expect: invalid-value
        val body = Submit("z-image", Input(prompt, size = "3:2"))
        val answer: Answer = http.post("$BASE/api/generate/submit") {
            bearerAuth(key)
            contentType(ContentType.Application.Json)
            setBody(body)
        }.body()
        // expect: logged-payload
        log.info("answer {}", answer)
        return answer.data
    }

    suspend fun status(id: String): Task =
        http.get("$BASE/api/generate/status/$id") { bearerAuth(key) }.body<Answer>().data
}

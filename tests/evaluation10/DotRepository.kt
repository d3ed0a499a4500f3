package app.cards

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.ContentType
import io.ktor.http.contentType
import kotlinx.coroutines.delay
import kotlinx.serialization.Serializable
import org.slf4j.LoggerFactory

@Serializable data class DotFile(val file_url: String)
@Serializable data class DotData(val task_id: String, val status: String, val files: List<DotFile> = emptyList())
@Serializable data class DotAnswer(val code: Int, val data: DotData)
@Serializable data class DotInput(val prompt: String, val size: String)
@Serializable data class DotBody(val model: String, val input: DotInput)

// Server side of the card shop; APIDot draws.
class DotRepository(private val http: HttpClient) {
    private val log = LoggerFactory.getLogger(javaClass)
    private val base = "https://api.apidot.ai/api/generate"
    private val bearer = "Bearer " + System.getenv("APIDOT_API_KEY")

    suspend fun submit(prompt: String): String {
        val body = DotBody("z-image", DotInput(prompt, "4:3"))
        // expect: logged-payload
        log.info("body {}", body)
        val answer: DotAnswer = http.post("$base/submit") {
            header("Authorization", bearer)
            contentType(ContentType.Application.Json)
            setBody(body)
        }.body()
        log.info("task {}", answer.data.task_id)
        return answer.data.task_id
    }

    suspend fun result(id: String): String? {
        repeat(60) {
            val answer: DotAnswer = http.get("$base/status/$id") { header("Authorization", bearer) }.body()
            if (answer.data.status == "finished") return answer.data.files.first().file_url
            if (answer.data.status == "failed") return null
            delay(4000)
        }
        return null
    }
}

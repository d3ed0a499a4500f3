package studio.queue

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import io.github.oshai.kotlinlogging.KotlinLogging
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

private val log = KotlinLogging.logger {}

/** Turns queued orders into APIDot tasks. */
class QueueConsumer(private val orders: Orders, private val http: OkHttpClient = OkHttpClient()) {
    private val mapper = ObjectMapper()
    private val key = System.getenv("APIDOT_API_KEY") ?: error("APIDOT_API_KEY is missing")

    fun handle(order: Order) {
        if (order.status == "queued") orders.mark(order.id, "processing")
        val body = mapOf(
            "model" to "happy-horse",
            "input" to mapOf(
                "prompt" to order.text,
                // expect: invalid-value
                "duration" to 20,
                "resolution" to "720p",
            ),
        )
        val request = Request.Builder()
            .url("https://api.apidot.ai/api/generate/submit")
            .header("Authorization", "Bearer $key")
            .post(mapper.writeValueAsString(body).toRequestBody("application/json".toMediaType()))
            .build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) {
                log.error { "order ${order.id}: HTTP ${response.code}" }
                orders.mark(order.id, "rejected")
                return
            }
            val answer: JsonNode = mapper.readTree(response.body!!.string())
            // expect: logged-payload
            log.debug { "order ${order.id}: $answer" }
            orders.started(order.id, answer["data"]["task_id"].asText())
        }
    }
}

package app.muse.data

import kotlinx.coroutines.delay
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONArray
import org.json.JSONObject

// Серверная часть: запросы к APIDot
class DotApi(private val key: String = System.getenv("APIDOT_API_KEY")) {
    private val http = OkHttpClient()
    private val base = "https://api.apidot.ai"

    private fun call(request: Request.Builder): JSONObject =
        http.newCall(request.header("Authorization", "Bearer $key").build()).execute().use {
            JSONObject(it.body!!.string())
        }

    fun animate(prompt: String, photo: String): String {
        val body = JSONObject()
            .put("model", "grok-imagine-video-1.5")
            .put(
                "input",
                JSONObject()
                    .put("prompt", prompt)
                    .put("image_urls", JSONArray(listOf(photo)))
                    // expect: invalid-value
                    .put("duration", 20)
            )
        // expect: logged-prompt
        println("animate: $prompt")
        val answer = call(
            Request.Builder().url("$base/api/generate/submit")
                .post(body.toString().toRequestBody("application/json".toMediaType()))
        )
        return answer.getJSONObject("data").getString("task_id")
    }

    suspend fun result(id: String): String? {
        // expect: unbounded-polling
        while (true) {
            val data = call(Request.Builder().url("$base/api/generate/status/$id")).getJSONObject("data")
            when (data.getString("status")) {
                "finished" -> return data.getJSONArray("files").getJSONObject(0).getString("file_url")
                "failed" -> return null
            }
            delay(3000)
        }
    }
}

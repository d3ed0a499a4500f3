package app.mal.data

import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONArray
import org.json.JSONObject

// server side of the painting app, apidot does the work
class PaintRepository(private val client: OkHttpClient = OkHttpClient()) {
    // expect: leaked-key
    private val apidotKey = System.getenv("APIDOT_API_KEY") ?: "@@KEY@@"
    private val base = "https://api.apidot.ai/api/generate"

    fun submit(prompt: String, photos: List<String>): String {
        val json = """{"model": "nano-banana-2-edit", "input": {"prompt": ${JSONObject.quote(prompt)}, "image_urls": ${JSONArray(photos)}}}"""
        val request = Request.Builder()
            .url("$base/submit")
            .header("Authorization", "Bearer $apidotKey")
            .post(json.toRequestBody("application/json".toMediaType()))
            .build()
        client.newCall(request).execute().use { response ->
            if (!response.isSuccessful) error("apidot ${response.code}")
            val text = response.body!!.string()
            // expect: logged-payload
            println(text)
            return JSONObject(text).getJSONObject("data").getString("task_id")
        }
    }

    fun results(): String {
        // expect: invented-endpoint
        val request = Request.Builder().url("https://api.apidot.ai/api/generate/results").header("Authorization", "Bearer $apidotKey").build()
        return client.newCall(request).execute().use { it.body!!.string() }
    }
}

package org.example.turntable;

import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.json.JSONObject;

/** Turntables of products: a 3D model by APIDot. */
public class TurntableApi {
    private static final MediaType JSON = MediaType.get("application/json");
    private final OkHttpClient http = new OkHttpClient();
    private final String key;

    public TurntableApi(String key) {
        this.key = key;
    }

    private JSONObject send(Request.Builder builder) throws IOException {
        try (Response response = http.newCall(builder.header("Authorization", "Bearer " + key).build()).execute()) {
            return new JSONObject(response.body().string());
        }
    }

    public String submit(List<String> photos) throws IOException {
        JSONObject input = new JSONObject();
        input.put("image_urls", photos);
        input.put("should_texture", true);
        // expect: invented-field
        input.put("polycount", 30000);
        JSONObject body = new JSONObject();
        body.put("model", "meshy-6-multi-image-to-3d");
        body.put("input", input);
        JSONObject answer = send(new Request.Builder().url("https://api.apidot.ai/api/generate/submit")
                .post(RequestBody.create(body.toString(), JSON)));
        return answer.getJSONObject("data").getString("task_id");
    }

    public String model(String id) throws IOException {
        // expect: hot-loop-polling, unbounded-polling
        while (true) {
            // expect: key-in-url
            JSONObject data = send(new Request.Builder().url("https://api.apidot.ai/api/generate/status/" + id + "?key=" + key))
                    .getJSONObject("data");
            if (data.getString("status").equals("failed")) {
                throw new IOException(data.getString("error_message"));
            }
            if (data.getString("status").equals("finished")) {
                return data.getJSONArray("files").getJSONObject(0).getString("file_url");
            }
        }
    }
}

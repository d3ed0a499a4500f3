import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Makes a song with MiniMax Music on APIDot. */
public class SongMaker {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String ROOT = "https://api.apidot.ai/api/generate";
    private final OkHttpClient http = new OkHttpClient();
    private final Gson gson = new Gson();
    private final String key = System.getenv("APIDOT_API_KEY");

    private JsonObject send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            String text = response.body().string();
            if (!response.isSuccessful()) {
                System.err.println("HTTP " + response.code() + " " + text);
                throw new IOException("HTTP " + response.code());
            }
            return gson.fromJson(text, JsonObject.class).getAsJsonObject("data");
        }
    }

    public String make(String prompt, String lyrics) throws Exception {
        JsonObject audio = new JsonObject();
        // expect: invalid-value
        audio.addProperty("format", "ogg");
        audio.addProperty("sample_rate", 44100);
        JsonObject input = new JsonObject();
        input.addProperty("prompt", prompt);
        input.addProperty("lyrics", lyrics);
        input.add("audio_setting", audio);
        JsonObject body = new JsonObject();
        body.addProperty("model", "minimax-music-2.6");
        body.add("input", input);
        System.out.println("lyrics: " + lyrics.length() + " characters");
        Request submit = new Request.Builder().url(ROOT + "/submit").header("Authorization", "Bearer " + key)
            .post(RequestBody.create(gson.toJson(body), JSON)).build();
        String id = send(submit).get("task_id").getAsString();
        System.out.println("task " + id);
        // expect: hot-loop-polling, unbounded-polling
        while (true) {
            Request status = new Request.Builder().url(ROOT + "/status/" + id).header("Authorization", "Bearer " + key).build();
            JsonObject data = send(status);
            String state = data.get("status").getAsString();
            if (state.equals("finished")) {
                // expect: logged-payload
                System.out.println(data);
                return data.getAsJsonArray("files").get(0).getAsJsonObject().get("file_url").getAsString();
            }
            if (state.equals("failed")) {
                throw new IOException(data.get("error_message").getAsString());
            }
        }
    }
}

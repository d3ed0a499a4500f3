package net.example.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to apidot.ai. */
public class DotGateway {
    private static final Logger log = LoggerFactory.getLogger(DotGateway.class);
    private static final String BASE = "https://api.apidot.ai";
    // expect: leaked-key
    private static final String APIDOT_API_KEY = "@@KEY@@";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    public String submit(String prompt, String photo) throws IOException, InterruptedException {
        Map<String, Object> body = Map.of("model", "seedream-4.5-edit", "input", Map.of(
                "prompt", prompt,
                "image_urls", List.of(photo),
                // expect: invented-field
                "strength", 0.6));
        String text = json.writeValueAsString(body);
        // expect: logged-payload
        log.debug("submit {}", text);
        HttpRequest req = HttpRequest.newBuilder(URI.create(BASE + "/api/generate/submit"))
                .header("Authorization", "Bearer " + APIDOT_API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        HttpResponse<String> res = http.send(req, HttpResponse.BodyHandlers.ofString());
        if (res.statusCode() != 200) {
            log.error("apidot {} {}", res.statusCode(), res.body());
            throw new IOException("apidot " + res.statusCode());
        }
        JsonNode data = json.readTree(res.body()).path("data");
        log.info("submitted {}", data.path("task_id").asText());
        return data.path("task_id").asText();
    }

    public JsonNode status(String taskId) throws IOException, InterruptedException {
        HttpRequest req = HttpRequest.newBuilder(URI.create(BASE + "/api/generate/status/" + taskId))
                .header("Authorization", "Bearer " + APIDOT_API_KEY).build();
        String text = http.send(req, HttpResponse.BodyHandlers.ofString()).body();
        // expect: logged-payload
        System.out.println(text);
        return json.readTree(text).path("data");
    }
}

package com.example.media;

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

/** Gateway to APIDot. */
public class DotGateway {
    private static final Logger logger = LoggerFactory.getLogger(DotGateway.class);
    private static final String BASE = "https://api.apidot.ai";
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String apiKey = System.getenv("APIDOT_API_KEY");

    private JsonNode send(HttpRequest.Builder builder) throws Exception {
        HttpRequest request = builder
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return mapper.readTree(response.body());
    }

    public String edit(String prompt, String photo) throws Exception {
        Map<String, Object> body = Map.of(
                // expect: invented-model
                "model", "gpt-image-2-edits",
                "input", Map.of(
                        "prompt", prompt,
                        "image_urls", List.of(photo)));
        String json = mapper.writeValueAsString(body);
        // expect: logged-prompt
        logger.info("Editing: {}", prompt);
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(BASE + "/api/generate/submit"))
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return answer.get("data").get("task_id").asText();
    }

    public String await(String taskId) throws Exception {
        // expect: unbounded-polling
        while (true) {
            JsonNode data = send(HttpRequest.newBuilder(URI.create(BASE + "/api/generate/status/" + taskId)).GET()).get("data");
            String status = data.get("status").asText();
            if ("finished".equals(status)) {
                String url = data.get("files").get(0).get("file_url").asText();
                // expect: logged-url
                System.out.println("Result: " + url);
                return url;
            }
            if ("failed".equals(status)) {
                // expect: invented-response-field
                throw new IllegalStateException(data.get("failure_message").asText());
            }
            Thread.sleep(5000);
        }
    }
}

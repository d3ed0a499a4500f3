package com.example.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class ApidotService {
    private static final Logger logger = LoggerFactory.getLogger(ApidotService.class);
    private static final String BASE = "https://api.apidot.ai";
    // expect: leaked-key
    private static final String APIDOT_API_KEY = "@@KEY@@";
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(BASE + path))
                .header("Authorization", "Bearer " + APIDOT_API_KEY)
                .header("Content-Type", "application/json");
    }

    public String submit(String prompt, String imageUrl) throws Exception {
        Map<String, Object> input = new HashMap<>();
        input.put("prompt", prompt);
        input.put("image_urls", List.of(imageUrl));
        // expect: invented-field
        input.put("imageStrength", 0.4);
        Map<String, Object> body = new HashMap<>();
        body.put("model", "flux-kontext-max-edit");
        body.put("input", input);
        String json = mapper.writeValueAsString(body);
        // expect: logged-payload
        logger.info("request: {}", json);
        HttpResponse<String> response = http.send(
                builder("/api/generate/submit").POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            logger.error("apidot {}: {}", response.statusCode(), response.body());
            throw new IllegalStateException("apidot " + response.statusCode());
        }
        return mapper.readTree(response.body()).get("data").get("task_id").asText();
    }

    public String await(String taskId) throws Exception {
        // expect: hot-loop-polling, unbounded-polling
        while (true) {
            HttpResponse<String> response = http.send(
                    builder("/api/generate/status/" + taskId).GET().build(), HttpResponse.BodyHandlers.ofString());
            JsonNode data = mapper.readTree(response.body()).get("data");
            String status = data.get("status").asText();
            if (status.equals("finished")) {
                String url = data.get("files").get(0).get("file_url").asText();
                // expect: logged-url
                System.out.println("finished: " + url);
                return url;
            }
            // expect: invented-status
            if ("FAILED".equals(status)) {
                return null;
            }
            if ("failed".equals(status)) {
                throw new IllegalStateException(data.get("error_message").asText());
            }
        }
    }
}

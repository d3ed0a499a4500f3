package com.example.media;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;

public class StabilityAdapter implements ImageProvider {
    private static final Logger log = LoggerFactory.getLogger(StabilityAdapter.class);
    private static final String STABILITY_KEY = "@@KEY@@";
    private final RestClient client = RestClient.create("https://api.stability.ai");

    @Override
    public byte[] render(String prompt) {
        log.info("prompt: {}", prompt);
        Submitted submitted = client.post()
                .uri("/v2beta/stable-image/upscale/creative")
                .header("Authorization", "Bearer " + STABILITY_KEY)
                .body(java.util.Map.of("prompt", prompt, "outputFormat", "png"))
                .retrieve()
                .body(Submitted.class);
        log.info("submitted {}", submitted);
        while (true) {
            Result result = client.get().uri("/v2beta/results/{id}", submitted.id()).retrieve().body(Result.class);
            if ("complete".equals(result.status())) {
                return result.bytes();
            }
        }
    }

    record Submitted(String id) {}

    record Result(String status, byte[] bytes) {}
}

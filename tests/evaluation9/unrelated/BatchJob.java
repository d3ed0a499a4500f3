package com.example.batch;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class BatchJob {
    private static final Logger log = LoggerFactory.getLogger(BatchJob.class);

    public void run(Gateway gateway, String prompt, String imageUrl) throws Exception {
        Map<String, Object> payload = Map.of("model", "kling-o1", "input", Map.of("prompt", prompt, "imageUrls", imageUrl));
        log.info("payload {}", payload);
        String id = gateway.submit(payload);
        while (!gateway.status(id).equals("SUCCESS")) {
            log.debug("waiting for {}", id);
        }
    }
}

package com.example.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receives APIDot's webhooks; a delivery may come twice. */
@RestController
public class HookEndpoint {
    private static final Logger logger = LoggerFactory.getLogger(HookEndpoint.class);
    private final TaskStore store;

    public HookEndpoint(TaskStore store) {
        this.store = store;
    }

    public record HookFile(String file_url, String file_type) {}

    public record HookData(String task_id, String status, List<HookFile> files, String error_message) {}

    public record Hook(HookData data) {}

    @PostMapping("/hooks/apidot")
    public ResponseEntity<Map<String, Boolean>> receive(@RequestBody Hook hook) {
        HookData data = hook.data();
        if (!store.isOpen(data.task_id())) {
            logger.warn("unknown or closed task {}", data.task_id());
            return ResponseEntity.accepted().build();
        }
        if ("finished".equals(data.status())) {
            List<String> urls = new ArrayList<>();
            for (HookFile file : data.files()) {
                urls.add(file.file_url());
            }
            store.close(data.task_id(), urls);
            logger.info("task {} closed with {} files", data.task_id(), urls.size());
        } else if ("failed".equals(data.status())) {
            store.fail(data.task_id(), data.error_message());
            logger.warn("task {} failed: {}", data.task_id(), data.error_message());
        }
        return ResponseEntity.ok(Map.of("ok", true));
    }
}

package com.example.pix;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PixController {

    private static final Logger LOG = LoggerFactory.getLogger(PixController.class);

    record NewPix(String prompt, String imageUrl) {}

    private final ApiDotClient client;
    private final PixRepository repository;

    PixController(ApiDotClient client, PixRepository repository) {
        this.client = client;
        this.repository = repository;
    }

    @PostMapping("/pix")
    ResponseEntity<Map<String, Object>> create(@RequestBody NewPix pix) {
        // expect: logged-url
        LOG.info("new pix from {}", pix.imageUrl());
        String taskId = client.edit(pix.prompt(), pix.imageUrl());
        Pix saved = repository.save(new Pix(taskId, "NEW"));
        LOG.info("pix {} is task {}", saved.getId(), taskId);
        return ResponseEntity.accepted().body(Map.of("id", saved.getId(), "state", saved.getState()));
    }

    @GetMapping("/pix/{id}")
    ResponseEntity<Map<String, Object>> read(@PathVariable long id) {
        Pix pix = repository.findById(id).orElseThrow();
        if (!pix.getState().equals("NEW")) {
            return ResponseEntity.ok(Map.of("state", pix.getState()));
        }
        ApiDotClient.Task task = client.status(pix.getTaskId());
        switch (task.status()) {
            case "finished" -> {
                pix.setUrl(task.files().get(0).fileUrl());
                pix.setState("READY");
                repository.save(pix);
            }
            case "failed" -> {
                LOG.warn("pix {}: {}", id, task.errorMessage());
                pix.setState("BROKEN");
                repository.save(pix);
            }
            // expect: invented-status
            case "queued" -> LOG.info("pix {} waits", id);
            default -> LOG.info("pix {}: {} %", id, task.progress());
        }
        return ResponseEntity.ok(Map.of("state", pix.getState()));
    }
}

package de.example.galerie;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Nimmt die Rückrufe von APIDot an. */
@Slf4j
@RestController
@RequestMapping("/hooks/apidot")
@RequiredArgsConstructor
public class HookController {
    private final AuftragRepository auftraege;

    public record Datei(String file_url, String file_type) {}

    public record Auftragsstand(String task_id, String status, java.util.List<Datei> files, String error_message) {}

    public record Ereignis(Auftragsstand data) {}

    @PostMapping
    public ResponseEntity<Void> empfangen(@RequestBody Ereignis ereignis) {
        Auftragsstand stand = ereignis.data();
        log.info("Auftrag {} ist {}", stand.task_id(), stand.status());
        Auftrag auftrag = auftraege.findByTaskId(stand.task_id()).orElse(null);
        if (auftrag == null) {
            return ResponseEntity.notFound().build();
        }
        if ("COMPLETED".equals(auftrag.getZustand())) {
            return ResponseEntity.noContent().build();
        }
        if ("finished".equals(stand.status())) {
            auftrag.setZustand("COMPLETED");
            auftrag.setBilder(stand.files().stream().map(Datei::file_url).toList());
            auftraege.save(auftrag);
            log.info("Auftrag {}: {} Bilder", stand.task_id(), stand.files().size());
        } else if ("failed".equals(stand.status())) {
            auftrag.setZustand("FAILED");
            auftraege.save(auftrag);
            log.warn("Auftrag {}: {}", stand.task_id(), stand.error_message());
        }
        return ResponseEntity.noContent().build();
    }
}

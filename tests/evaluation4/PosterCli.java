import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

// java PosterCli.java "text of the poster"
public class PosterCli {
    static final String APIDOT_API_KEY = "@@KEY@@";
    static final String BASE = "https://api.apidot.ai";

    static String send(HttpClient http, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/api/generate/submit"))
                .header("Authorization", "Bearer " + APIDOT_API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            System.err.println("HTTP " + response.statusCode());
            System.exit(1);
        }
        return response.body();
    }

    public static void main(String[] args) throws Exception {
        String prompt = args[0].replace("\"", "'");
        String json = """
            {
              "model": "flux2-pro",
              "input": {"prompt": "%s", "size": "3:4", "resolution": "2K"}
            }
            """.formatted(prompt);
        System.out.println("Sende: " + prompt);
        String body = send(HttpClient.newHttpClient(), json);
        String id = body.replaceAll("(?s).*\"task_id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        Files.writeString(Path.of("poster.task"), id);
        System.out.println("Auftrag " + id);
    }
}

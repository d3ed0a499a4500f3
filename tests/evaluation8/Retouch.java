import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.json.JSONArray;
import org.json.JSONObject;

/** Retouches product photos with APIDot. Java 8, no libraries but org.json. */
public class Retouch {
    static final String SUBMIT = "https://api.apidot.ai/api/generate/submit";
    // expect: invented-endpoint
    static final String STATUS = "https://api.apidot.ai/api/generate/tasks/";

    static String send(String address, String body) throws IOException {
        HttpURLConnection con = (HttpURLConnection) new URL(address).openConnection();
        con.setRequestProperty("Authorization", "Bearer " + System.getenv("APIDOT_API_KEY"));
        con.setRequestProperty("Content-Type", "application/json");
        if (body != null) {
            con.setRequestMethod("POST");
            con.setDoOutput(true);
            con.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (con.getResponseCode() >= 400) {
            try (Scanner in = new Scanner(con.getErrorStream(), "UTF-8").useDelimiter("\\A")) {
                System.err.println("apidot: " + in.next());
            }
            throw new IOException("HTTP " + con.getResponseCode());
        }
        try (Scanner in = new Scanner(con.getInputStream(), "UTF-8").useDelimiter("\\A")) {
            return in.next();
        }
    }

    public static void main(String[] args) throws Exception {
        JSONObject input = new JSONObject();
        input.put("prompt", "remove the background, keep the shadow");
        input.put("image_urls", new JSONArray().put(args[0]));
        // expect: invalid-value
        input.put("output_format", "gif");
        JSONObject body = new JSONObject().put("model", "grok-imagine-image-quality").put("input", input);
        JSONObject data = new JSONObject(send(SUBMIT, body.toString())).getJSONObject("data");
        String id = data.getString("task_id");
        java.nio.file.Files.write(java.nio.file.Paths.get("task.txt"), id.getBytes(StandardCharsets.UTF_8));
        // expect: logged-url
        System.out.println(args[0] + " is task " + id);
        System.out.println(send(STATUS + id, null).length() + " bytes");
    }
}

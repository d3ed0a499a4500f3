import java.util.Map;
import software.amazon.awssdk.services.mediaconvert.MediaConvertClient;

/** Waits for a transcoding job. */
public class Transcode {
    public static void main(String[] args) throws Exception {
        MediaConvertClient client = MediaConvertClient.create();
        String status;
        do {
            Thread.sleep(5000);
            status = client.getJob(b -> b.id(args[0])).job().statusAsString();
            System.out.println(Map.of("task_id", args[0], "status", status));
        } while (!status.equals("COMPLETE") && !status.equals("ERROR"));
    }
}

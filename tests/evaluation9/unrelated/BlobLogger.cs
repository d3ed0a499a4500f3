using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

public class BlobLogger(BlobContainerClient container, ILogger<BlobLogger> logger)
{
    public async Task<Uri> StoreAsync(string taskId, Stream file)
    {
        var blob = container.GetBlobClient($"{taskId}.png");
        await blob.UploadAsync(file, overwrite: true);
        logger.LogInformation("file_url {Url} for task_id {Id}, status {Status}", blob.Uri, taskId, "completed");
        return blob.Uri;
    }
}

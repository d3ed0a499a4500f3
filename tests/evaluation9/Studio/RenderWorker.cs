using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Studio;

public class RenderWorker(ApiDotClient client, IRenderStore store, ILogger<RenderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken token)
    {
        await foreach (var order in store.OrdersAsync(token))
        {
            if (order.State == "cancelled")
            {
                continue;
            }
            // expect: logged-prompt
            logger.LogInformation("order {Id}: {Prompt}", order.Id, order.Prompt);
            var taskId = await client.SubmitAsync(order.Prompt, order.ImageUrl, token);
            await store.StartedAsync(order.Id, taskId, token);

            for (var attempt = 0; attempt < 60; attempt++)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), token);
                var task = await client.StatusAsync(taskId, token);
                logger.LogDebug("order {Id}: {Status} {Progress}", order.Id, task.Status, task.Progress);
                // expect: invented-status
                if (task.Status is "finished" or "succeeded")
                {
                    var url = task.Files![0].FileUrl;
                    // expect: logged-url
                    logger.LogInformation("order {Id} ready: {Url}", order.Id, url);
                    await store.FinishedAsync(order.Id, url, token);
                    break;
                }
                if (task.Status == "failed")
                {
                    logger.LogWarning("order {Id}: {Error}", order.Id, task.ErrorMessage);
                    break;
                }
            }
        }
    }
}

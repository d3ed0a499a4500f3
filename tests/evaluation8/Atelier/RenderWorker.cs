using Atelier.Media;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Atelier.Work;

public sealed class RenderWorker(AtelierClient client, IQueue queue, ILogger<RenderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await foreach (var order in queue.ReadAllAsync(stop))
        {
            // expect: logged-prompt
            logger.LogInformation("order {Id}: {Text}", order.Id, order.Text);
            var task = await client.SubmitAsync(order.Text, stop);
            await queue.RememberAsync(order.Id, task.TaskId);
            // expect: unbounded-polling
            while (task.Status is not ("finished" or "failed"))
            {
                await Task.Delay(TimeSpan.FromSeconds(4), stop);
                task = await client.StatusAsync(task.TaskId, stop);
            }
            if (task.Status != "finished")
            {
                logger.LogWarning("order {Id}: {Reason}", order.Id, task.ErrorMessage);
                continue;
            }
            var url = task.Files![0].FileUrl;
            await queue.FinishAsync(order.Id, url);
            // expect: logged-url
            logger.LogInformation("order {Id} at {Url}", order.Id, url);
        }
    }
}

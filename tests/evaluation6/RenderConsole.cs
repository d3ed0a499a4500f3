// dotnet run -- "ein Segelboot"
using System.Text;
using System.Text.Json.Nodes;

// expect: leaked-key
var apidotKey = Environment.GetEnvironmentVariable("APIDOT_API_KEY") ?? "@@KEY@@";
var http = new HttpClient();
http.DefaultRequestHeaders.Add("Authorization", $"Bearer {apidotKey}");

var body = new JsonObject
{
    ["model"] = "happy-horse",
    ["input"] = new JsonObject
    {
        ["prompt"] = args[0],
        ["duration"] = 5,
        // expect: invalid-value
        ["aspect_ratio"] = "21:9",
    },
};
var answer = await http.PostAsync(
    "https://api.apidot.ai/api/generate/submit",
    new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
var text = await answer.Content.ReadAsStringAsync();
if (!answer.IsSuccessStatusCode)
{
    Console.Error.WriteLine(text);
    return 1;
}
// expect: logged-payload
Console.WriteLine(text);
var task = JsonNode.Parse(text)!["data"]!["task_id"]!.GetValue<string>();

string status;
// expect: unbounded-polling
do
{
    await Task.Delay(4000);
    var json = await http.GetStringAsync($"https://api.apidot.ai/api/generate/status/{task}");
    var data = JsonNode.Parse(json)!["data"]!;
    status = data["status"]!.GetValue<string>();
    Console.WriteLine($"{task}: {status}");
    if (status == "finished")
    {
        // expect: logged-url
        Console.WriteLine(data["files"]![0]!["file_url"]);
    }
} while (status != "finished" && status != "failed");
return 0;

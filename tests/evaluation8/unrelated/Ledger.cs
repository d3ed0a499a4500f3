using System;
using System.Collections.Generic;

public record Entry(string TaskId, string Status, decimal Amount);

public static class Ledger
{
    public static void Print(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Status == "cancelled") continue;
            Console.WriteLine(entry);
        }
    }
}

import sqlite3


class Ledger:
    """Which order is which task. States: open, closed, lost."""

    def __init__(self, path="ledger.db"):
        self.db = sqlite3.connect(path)

    def open(self, order, task):
        self.db.execute("insert into ledger values (?, ?, 'open', null)", (order, task))

    def close(self, order, url):
        state = "closed" if url else "lost"
        self.db.execute("update ledger set state = ?, url = ? where id = ?", (state, url, order))

    def opened(self):
        return self.db.execute("select id, task from ledger where state = 'open'").fetchall()

    def report(self):
        for state, count in self.db.execute("select state, count(*) from ledger group by state"):
            print(f"{state:10}{count:5}")
            if state == "lost":
                print("  have a look at these")

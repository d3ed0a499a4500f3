module example.com/goreel

go 1.23

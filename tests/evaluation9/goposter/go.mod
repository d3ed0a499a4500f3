module example.com/goposter

go 1.24

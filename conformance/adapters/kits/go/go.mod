module gmmadapter

go 1.21

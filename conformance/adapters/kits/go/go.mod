module gmmadapter

go 1.19

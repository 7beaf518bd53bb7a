module adapter

go 1.19

require gmmadapter v0.0.0

replace gmmadapter => ./gmmadapter

module samsyn

go 1.26

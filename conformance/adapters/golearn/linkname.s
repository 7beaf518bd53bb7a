// Tells the compiler that functions may have their bodies elsewhere (go:linkname).

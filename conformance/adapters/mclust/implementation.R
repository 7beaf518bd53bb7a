# mclust as the reader golden/readers/test-golden.R asks it: a function for each operation.

adapter <- new.env(parent = globalenv())
sys.source("adapter.R", adapter)

# As gmm_adapter.R reads them: every list of numbers has a dim, also one that is empty.
arrays <- function(value) {
  if (is.numeric(value)) return(as.array(value))
  if (is.list(value)) return(if (length(value) > 0) lapply(value, arrays) else array(0, 0))
  value
}

with_arrays <- function(operation) {
  function(request) {
    lists <- intersect(c("data", "model", "responsibilities"), names(request))
    request[lists] <- lapply(request[lists], arrays)
    operation(request)
  }
}

operations <- lapply(adapter$operations, adapter$refusals_as_errors)
list2env(lapply(operations, with_arrays), environment())

# Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
#
#   source("gmm_adapter.R")
#   e_step <- function(request) list(responsibilities = ...)
#   serve(list(name = "mine", version = "1.0", language = "R", issues = "https://...",
#              capabilities = list(...)),
#         list(e_step = e_step))
#
# In both directions an array is what has a dim: weights arrive with the dim K, data with c(N, D),
# full covariances with c(K, D, D); rows of different lengths stay a list. What has no dim is one
# value: a vector leaves as as.array(x), also where its length is 1. Named lists are objects, NA is
# NaN.
#
# Needs jsonlite and a Unix. What R code prints goes to stderr and what else is written to stdout is
# dropped, because stdout belongs to the protocol.

not_finite <- c("NaN" = NaN, "Infinity" = Inf, "-Infinity" = -Inf)

refusal <- function(class, message, ...) {
  structure(class = c(class, "error", "condition"), list(message = message, call = NULL, ...))
}

# For stop(): an error that the protocol has a code for (invalid_input, singular_covariance,
# empty_component, not_converged, internal), and what the implementation cannot do.
adapter_error <- function(code, message) refusal("adapter_error", message, code = code)
unsupported <- function(why) refusal("unsupported", why)

decode_entry <- function(entry) {
  named <- is.character(entry) && entry %in% names(not_finite)
  if (named) not_finite[[entry]] else decode(entry)
}

# Lists become arrays where their entries are of one shape and kind. Names of numbers become
# numbers, inside lists only: elsewhere strings are strings.
decode <- function(value) {
  if (!is.list(value)) return(if (is.numeric(value)) as.double(value) else value)
  if (!is.null(names(value))) return(lapply(value, decode))
  entries <- lapply(value, decode_entry)
  shape <- unique(lapply(entries, dim))
  kind <- unique(vapply(entries, typeof, ""))
  if (length(kind) == 0) return(array(0, 0))
  if (length(kind) > 1 || length(shape) > 1 || kind == "list") return(entries)
  axes <- c(shape[[1]], length(entries))
  aperm(array(unlist(entries), axes), c(length(axes), seq_along(shape[[1]])))
}

encode_numbers <- function(value) {
  value[is.na(value)] <- NaN
  text <- sprintf("%.17g", value)
  named <- !is.finite(value)
  text[named] <- dQuote(names(not_finite)[match(value[named], not_finite)], FALSE)
  text
}

encode_scalars <- function(value) {
  if (is.numeric(value) || all(is.na(value))) return(encode_numbers(as.double(value)))
  if (is.logical(value)) return(ifelse(value, "true", "false"))
  vapply(value, function(text) jsonlite::toJSON(jsonlite::unbox(text)), "", USE.NAMES = FALSE)
}

encode <- function(value) {
  if (is.null(value)) return("null")
  if (is.list(value)) {
    entries <- paste0(sprintf('"%s":', names(value)), vapply(value, encode, ""), collapse = ",")
    return(if (is.null(names(value))) paste0("[", entries, "]") else paste0("{", entries, "}"))
  }
  if (is.null(dim(value)) && length(value) != 1) stop("a vector is written with as.array()")
  texts <- encode_scalars(value)
  for (axis in rev(seq_along(dim(value)))) {
    rows <- matrix(texts, ncol = dim(value)[axis], nrow = prod(dim(value)[seq_len(axis - 1)]))
    joined <- vapply(seq_len(nrow(rows)), function(i) paste(rows[i, ], collapse = ","), "")
    texts <- paste0("[", joined, "]")
  }
  texts
}

failure <- function(code, message) list(error = list(code = code, message = message))

answer_to <- function(request, operations) {
  operation <- operations[[request$op]]
  if (is.null(operation)) return(encode(list(unsupported = paste("there is no", request$op))))
  tryCatch(
    encode(list(result = operation(request))),
    unsupported = function(why) encode(list(unsupported = conditionMessage(why))),
    adapter_error = function(error) encode(failure(error$code, conditionMessage(error))),
    error = function(error) {
      print(error)
      encode(failure("internal", conditionMessage(error)))
    }
  )
}

# A connection to stdout that nothing else writes to.
conversation <- function() {
  stream <- pipe("cat", "w")
  parallel:::closeStdout(TRUE)
  sink(stderr())
  stream
}

# Answers requests until `bye` or the end of the input.
serve <- function(introduction, operations) {
  options(warn = 1)
  operations$hello <- function(request) c(protocol = 1, introduction)
  operations$echo <- function(request) list(values = request$values)
  input <- file("stdin", "r")
  output <- conversation()
  while (length(line <- readLines(input, 1)) > 0) {
    request <- decode(jsonlite::parse_json(line))
    if (request$op == "bye") break
    answer <- answer_to(request, operations)
    answer <- sub("{", sprintf('{"id":%.0f,', request$id), answer, fixed = TRUE)
    writeLines(answer, output, useBytes = TRUE)
    flush(output)
  }
  close(output)
}

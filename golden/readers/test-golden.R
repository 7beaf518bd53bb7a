# Holds implementation.R, which has a function for each operation, against the golden files.
corpus <- Sys.getenv("GMM_CORPUS", "..")
json <- function(lines) # the infinities are strings in the files, as is NaN, which jsonlite knows
  jsonlite::fromJSON(gsub('"(-?)Infinity"', '"\\1Inf"', paste(lines, collapse = "")), simplifyDataFrame = FALSE)
csv <- function(name, lines = readLines(file.path(corpus, "datasets", paste0(name, ".csv"))))
  json(paste0("[[", paste(lines[-1], collapse = "],["), "]]")) # every number the nearest double
known <- json(if (nzchar(list <- Sys.getenv("GMM_KNOWN_FAILURES"))) readLines(list) else "[]")
sys.source(Sys.getenv("GMM_IMPLEMENTATION", "implementation.R"), mine <- new.env(), chdir = TRUE)
problem <- function(case) { # with the answer; NULL if there is none
  answer <- tryCatch(mine[[case$operation]](case$input),
    unsupported = function(why) skip(conditionMessage(why)), error = identity)
  right <- any(c(case$refused, case$or_refused)$codes == answer$code)
  if (inherits(answer, "error")) return(if (!right) conditionMessage(answer))
  if (!is.null(case$refused)) return(paste("answered, where", case$refused$why))
  for (name in c(intersect(c("steps", "converged"), names(case$expected)), names(case$tolerance))) {
    wanted <- as.array(c(case$expected, case$expected$model)[[name]])
    value <- as.array(c(answer, answer$model)[[sub("sum_of_", "", name)]])
    rows <- case$expected$rows + 1 # of many, a sample is given
    if (startsWith(name, "sum_of_")) value <- as.array(colSums(as.matrix(value)))
    else if (length(rows)) value <- if (is.matrix(value)) value[rows, , drop = FALSE] else value[rows]
    if (!identical(dim(as.array(value)), dim(wanted))) return(paste("the shape of", name))
    within <- c(case$tolerance[[name]], list(relative = 0, scale = 1)) # how a fit ended is exact
    gain <- if (length(case$certificate$fixed_point) && within$relative > 0) 10 * case$input$tolerance else 0
    slack <- if (name == "log_likelihood") gain / within$scale else sqrt(gain) # see README.md
    allowed <- within$relative + slack / (1 - max(0, case$certificate$fixed_point$contraction))
    off <- which(!(abs(value - wanted) <= allowed * within$scale) %in% TRUE)
    if (length(off)) return(sprintf("%s: expected %.17g, got %.17g", name, wanted[off], value[off])[1])
  }
}
for (file in list.files(file.path(corpus, "cases"), "json$", full.names = TRUE, recursive = TRUE)) {
  case <- json(readLines(file))
  case$input$data <- if (length(name <- case$input$data$dataset)) csv(name) else case$input$data$rows
  entry <- Find(function(e) case$id %in% e$cases || any(case$flags == e$flag), known)
  test_that(case$id, {
    wrong <- if (any(c(case$id, case$flags) %in% mine$undeclared)) skip("undeclared") else problem(case)
    if (length(entry) && length(wrong)) skip(paste("known failure:", entry$reason))
    passes <- !length(wrong) && (!length(entry) || isTRUE(entry$rounding_decides))
    expect(passes, c(wrong, "passes, but is known to fail")[1])
  })
}
